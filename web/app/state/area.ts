import { remember, remembered } from './remembered.ts'

const NAME = 'consort.acting'

/** Where the pages of officers begin. */
export const OFFICE = '/office'

/** Where the pages of an organisation begin. */
export const areaOf = (organisation: string): string => `/for/${organisation}`

/** The address of a page, such as `/clusters`, for an organisation. */
export const withinArea = (organisation: string, path: string): string =>
  path === '/' ? areaOf(organisation) : `${areaOf(organisation)}${path}`

/** The organisation to act for where the address names none: the one chosen last, if the reader still may, else the first. */
export const firstChoice = (organisations: readonly string[]): string | undefined => {
  const last = remembered(NAME)
  return organisations.find((key) => key === last) ?? organisations[0]
}

/** Remembers for whom the reader acted last. */
export const keepChoice = (organisation: string): void => {
  if (remembered(NAME) !== organisation) remember(NAME, organisation)
}

/** The address of a page today, for one that earlier mails hold: `/a#ID` was an application. */
export const addressToday = (path: string, hash: string): string => {
  if (path !== '/a') return path
  return hash.length > 1 ? `/applications/${hash.slice(1)}` : '/applications'
}
