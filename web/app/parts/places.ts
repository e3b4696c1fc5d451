import type { Reply } from '../api/types.ts'

type Invitee = Reply<'GET /api/applications/{id}/invitees'>['invitees'][number]
type Tally = Pick<Reply<'GET /api/applications/{id}/counts'>, 'confirmed' | 'open' | 'minimum'>

/** What sort of organisation fills a place. */
export type Category = NonNullable<Invitee['category']>

/** One place of a consortium; a category where it is known. */
export type Place = { readonly state: 'confirmed' | 'asked' | 'open'; readonly category?: Category | undefined }

/** The categories in the order in which places show them. */
export const categoryOrder: readonly Category[] = [
  'largeCompany',
  'industry',
  'sme',
  'research',
  'education',
  'developmentInstitute',
  'municipalAuthority',
]

const rankOf = (category: Category | undefined): number => (category ? categoryOrder.indexOf(category) : -1)

const categoriesOf = (invitees: readonly Invitee[]): readonly (Category | undefined)[] =>
  invitees.map(({ category }) => category).toSorted((a, b) => rankOf(a) - rankOf(b))

const places = (
  many: number,
  state: Place['state'],
  categories: readonly (Category | undefined)[] = [],
): readonly Place[] => Array.from({ length: many }, (_, at) => ({ state, category: categories[at] }))

/**
 * The places of a consortium, in their order: confirmed, asked, open up to the minimum, and on beyond it. The counts say how many
 * there are; the invitees, where they are known, say of which category.
 */
export const placesOf = ({ confirmed, open, minimum }: Tally, invitees: readonly Invitee[]): readonly Place[] => [
  ...places(confirmed, 'confirmed', categoriesOf(invitees.filter(({ counts }) => counts))),
  ...places(open, 'asked', categoriesOf(invitees.filter(({ shortfall }) => shortfall === 'open'))),
  ...places(Math.max(0, minimum - confirmed - open), 'open'),
]

/** The same in numbers, for the text beside the picture. */
export const placeCounts = ({ confirmed, open, minimum }: Tally) => ({
  asked: open,
  open: Math.max(0, minimum - confirmed - open),
  beyond: Math.max(0, confirmed - minimum),
})
