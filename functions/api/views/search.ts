import * as z from 'zod'
import { searchDocumentSchema, searchFields } from '../../../shared/search/document.ts'
import { facetNames, matchHowSchema, type SearchHit, type SearchResult } from '../../../shared/stores/search-index.ts'

const matchView = z
  .strictObject({
    typed: z.string(),
    field: z.enum(searchFields),
    found: z.string().describe('the word that was met there, or the code'),
    how: matchHowSchema,
  })
  .meta({ id: 'SearchMatch' })

/** An organisation that was found, and why. */
export const foundView = searchDocumentSchema.extend({ matches: z.array(matchView) }).meta({ id: 'FoundOrganisation' })

const facetView = z.array(z.strictObject({ value: z.string(), count: z.int().min(1) }))

/** The facets with their counts. */
export const facetsView = z.strictObject({
  capability: facetView,
  category: facetView,
  kind: facetView,
  sector: facetView,
  place: facetView,
  open: facetView,
} satisfies Record<(typeof facetNames)[number], typeof facetView>)

/** A row of what was found. */
export const showFound = ({ document, matches }: SearchHit): z.input<typeof foundView> => ({
  ...document,
  matches: [...matches],
})

/** The facets of what was found. */
export const showFacets = (facets: SearchResult['facets']): z.input<typeof facetsView> => ({
  capability: [...facets.capability],
  category: [...facets.category],
  kind: [...facets.kind],
  sector: [...facets.sector],
  place: [...facets.place],
  open: [...facets.open],
})
