import type { SearchDocument } from '../../shared/search/document.ts'
import { anOrganisation } from '../support/a-register.ts'

/** What the search knows of an organisation of this number and name. */
export const aSearchDocument = (
  number: number,
  name: string,
  differing: Partial<SearchDocument> = {},
): SearchDocument => {
  const { key, kind, category, sectors, status } = anOrganisation(number)
  return { key, aliases: [], name, kind, category, sectors, status, offers: [], needs: [], open: true, ...differing }
}
