/** @import { Counts, InviteePage } from '../../replies.ts' */
/** @typedef {InviteePage['invitees'][number]} Invitee */
/** @typedef {NonNullable<Invitee['category']>} Category */
/** @typedef {{ readonly state: 'confirmed' | 'asked' | 'open', readonly category?: Category | undefined }} Place */

/** @type {readonly (Category | undefined)[]} */
const order = ['largeCompany', 'industry', 'sme', 'research', 'education', 'developmentInstitute', 'municipalAuthority']

/** @param {readonly Invitee[]} invitees */
const categoriesOf = (invitees) =>
  invitees.map(({ category }) => category).toSorted((a, b) => order.indexOf(a) - order.indexOf(b))

/**
 * The places of a consortium, in their order: confirmed, asked, open up to the minimum, and on beyond it. The counts say how many
 * there are; the invitees, where they are known, say of which category.
 * @param {Pick<Counts, 'confirmed' | 'open' | 'minimum'>} counts
 * @param {readonly Invitee[]} invitees
 * @returns {Place[]}
 */
export const placesOf = ({ confirmed, open, minimum }, invitees) => {
  const sure = categoriesOf(invitees.filter(({ counts }) => counts))
  const hoped = categoriesOf(invitees.filter(({ shortfall }) => shortfall === 'open'))
  const free = Math.max(0, minimum - confirmed - open)
  return [
    ...Array.from({ length: confirmed }, (_, n) => ({ state: /** @type {const} */ ('confirmed'), category: sure[n] })),
    ...Array.from({ length: open }, (_, n) => ({ state: /** @type {const} */ ('asked'), category: hoped[n] })),
    ...Array.from({ length: free }, () => ({ state: /** @type {const} */ ('open') })),
  ]
}

/**
 * The same in numbers, for the text beside the picture.
 * @param {Pick<Counts, 'confirmed' | 'open' | 'minimum'>} counts
 */
export const placeCounts = ({ confirmed, open, minimum }) => ({
  asked: open,
  open: Math.max(0, minimum - confirmed - open),
  beyond: Math.max(0, confirmed - minimum),
})
