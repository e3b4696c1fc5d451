import { profileContentSchema, type ProfileContent } from './profile.ts'
import type { RowIssue } from './row-issue.ts'

/** What a row of a register says of what an organisation can do; whether it is open to invitations is its own affair. */
export type ImportedProfile = Omit<ProfileContent, 'openToInvitations'>

/** The columns that a profile stands in; a file need have none of them. */
export type ProfileCells = { readonly [column in 'offers' | 'needs' | 'place' | 'description']: string }

const { offers: capabilities, place, description } = profileContentSchema.shape
type Capabilities = ProfileContent['offers']

// `400 wafers a month` is a number with its unit; whatever does not begin with a number is words.
const capacityOf = (text: string): unknown => {
  const [, amount, unit] = /^(\d+(?:[.,]\d+)?)\s+(\S.*)$/.exec(text) ?? []
  return amount === undefined ? { words: text } : { amount: Number(amount.replace(',', '.')), unit }
}

/** `code|capacity|readiness|own words`, of which all but the code may be missing. */
const capabilityOf = (part: string): unknown => {
  const [code = '', capacity = '', readiness = '', ...words] = part.split('|').map((cell) => cell.trim())
  const text = words.join('|')
  return {
    code,
    ...(capacity === '' ? {} : { capacity: capacityOf(capacity) }),
    ...(readiness === '' ? {} : { readiness: Number(readiness) }),
    ...(text === '' ? {} : { text }),
  }
}

const leftOut = (column: RowIssue['column'], given: string): RowIssue => ({
  column,
  reason: 'notOneOf',
  given: given.slice(0, 100),
})

const capabilitiesIn = (
  column: 'offers' | 'needs',
  cell: string,
): { readonly value: Capabilities; readonly notes: readonly RowIssue[] } => {
  const value: Capabilities = []
  const notes: RowIssue[] = []
  for (const part of cell
    .split(';')
    .map((text) => text.trim())
    .filter(Boolean)) {
    const { data } = capabilities.safeParse([...value, capabilityOf(part)])
    const added = data?.at(-1)
    if (added) value.push(added)
    else notes.push(leftOut(column, part))
  }
  return { value, notes }
}

const textIn = (column: 'place' | 'description', cell: string, schema: typeof place) => {
  const text = cell.replace(/\p{Cc}+/gu, ' ').trim()
  if (text === '') return { notes: [] }
  const { data } = schema.safeParse(text)
  return data === undefined ? { notes: [leftOut(column, text)] } : { value: data, notes: [] }
}

/**
 * Reads the cells of a profile; undefined where all are empty. What is wrong is left out with a note: neither an organisation's place in
 * the register nor who acts for it hangs on it.
 */
export const readProfileCells = (
  cells: ProfileCells,
): { readonly profile?: ImportedProfile | undefined; readonly notes: readonly RowIssue[] } => {
  if (!cells.offers && !cells.needs && !cells.place && !cells.description) return { notes: [] }
  const offers = capabilitiesIn('offers', cells.offers)
  const needs = capabilitiesIn('needs', cells.needs)
  const where = textIn('place', cells.place, place)
  const about = textIn('description', cells.description, description)
  return {
    profile: {
      offers: offers.value,
      needs: needs.value,
      ...(where.value === undefined ? {} : { place: where.value }),
      ...(about.value === undefined ? {} : { description: about.value }),
    },
    notes: [...offers.notes, ...needs.notes, ...where.notes, ...about.notes],
  }
}
