import * as z from 'zod'
import { measureSchema, type Measure } from '../domain/measures/measure.ts'
import type { Item, Key, Put, Update } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The partition of the catalogue: the newest version of every measure, and the head. It is read as a whole. */
export const MEASURES = 'MEASURES'

/** What the keys of measures in that partition begin with. */
export const MEASURE_PREFIX = 'M#'

/** The key of a measure's newest version. */
export const measureKey = (id: string): Key => ({ pk: MEASURES, sk: `${MEASURE_PREFIX}${id}` })

/** The partition of all versions of a measure, the newest last. */
export const measureVersions = (id: string): string => `MEASURE#${id}`

/** The key of one version of a measure. */
export const measureVersionKey = (id: string, version: number): Key => ({
  pk: measureVersions(id),
  sk: `V#${String(version).padStart(6, '0')}`,
})

/** The key of the item that counts the changes of the catalogue. */
export const catalogueHeadKey: Key = { pk: MEASURES, sk: 'HEAD' }

const headSchema = z.object({ version: z.int() })

/** How often the catalogue has been changed; 0 where it never was. Whoever keeps it in memory compares. */
export const catalogueVersionFrom = (item: Item | undefined): number => (item ? headSchema.parse(item).version : 0)

const newest = entity('Measure', measureSchema, ({ id }) => measureKey(id))
const versions = entity('MeasureVersion', measureSchema, ({ id, version }) => measureVersionKey(id, version))

/** The measure in an item, be it the newest version or an earlier one. */
export const measureFrom = newest.from

/** Publishes the first version of a measure under a name that nobody has taken, and keeps it. */
export const createMeasure = (measure: Measure): readonly Put[] => [
  { put: newest.item(measure), when: [{ attribute: 'pk', exists: false }] },
  { put: versions.item(measure) },
]

/** Publishes the next version of a measure in place of the one that was read, and keeps it. */
export const replaceMeasure = (before: Measure, next: Measure): readonly Put[] => [
  { put: newest.item(next), when: [{ attribute: 'version', is: before.version }] },
  { put: versions.item(next) },
]

/** Counts a change of the catalogue; goes into the transaction of every change. */
export const catalogueChanged: Update = {
  update: catalogueHeadKey,
  set: { entity: 'Catalogue' },
  add: { version: 1 },
}
