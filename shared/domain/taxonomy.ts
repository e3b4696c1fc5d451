import * as z from 'zod'
import electronics from '../data/taxonomy/electronics.json' with { type: 'json' }
import informationTechnology from '../data/taxonomy/information-technology.json' with { type: 'json' }
import materials from '../data/taxonomy/materials.json' with { type: 'json' }
import microelectronics from '../data/taxonomy/microelectronics.json' with { type: 'json' }
import photonics from '../data/taxonomy/photonics.json' with { type: 'json' }
import robotics from '../data/taxonomy/robotics.json' with { type: 'json' }
import services from '../data/taxonomy/services.json' with { type: 'json' }
import type { Language } from './organisation.ts'

const codeShape = z.string().regex(/^[a-z][a-z0-9]*(\.[a-z][a-z0-9]*){0,3}$/)

/** What an entry is about: a field of technology, a process in it, the equipment for it, or a service around it. */
const capabilityKindSchema = z.enum(['field', 'process', 'equipment', 'service'])

/** One entry: its code, whose parent is the code without its last part; in both languages its name, then its synonyms. */
export const taxonomyEntrySchema = z.strictObject({
  code: codeShape,
  kind: capabilityKindSchema,
  en: z.array(z.string().min(1)).min(1),
  ru: z.array(z.string().min(1)).min(1),
})
export type TaxonomyEntry = z.infer<typeof taxonomyEntrySchema>

const fileSchema = z.strictObject({ version: z.int().min(1), entries: z.array(taxonomyEntrySchema) })

const files = [microelectronics, electronics, photonics, robotics, informationTechnology, materials, services].map(
  (file) => fileSchema.parse(file),
)

/** The version of the taxonomy: that of its newest file. A code is never given another meaning nor taken away. */
export const TAXONOMY_VERSION: number = Math.max(...files.map(({ version }) => version))

/** All entries, parents before their children. */
export const taxonomy: readonly TaxonomyEntry[] = files.flatMap(({ entries }) => entries)

const entries = new Map(taxonomy.map((entry) => [entry.code, entry]))

/** The code of a capability that the taxonomy has. */
export const capabilityCodeSchema = codeShape
  .refine((code) => entries.has(code), 'is not in the taxonomy')
  .meta({ id: 'CapabilityCode' })

/** The entry of a code; undefined where the taxonomy has none. */
export const entryOf = (code: string): TaxonomyEntry | undefined => entries.get(code)

/** The name of a code in a language; the code itself where the taxonomy does not have it. */
export const capabilityName = (code: string, language: Language): string => entries.get(code)?.[language][0] ?? code

/** The code of the entry above; undefined for a field at the top. */
export const broaderOf = (code: string): string | undefined => {
  const end = code.lastIndexOf('.')
  return end < 0 ? undefined : code.slice(0, end)
}

/** Whether a code is the other one, or lies below it: who can do molecular beam epitaxy can do epitaxy. */
export const isWithin = (code: string, broader: string): boolean => code === broader || code.startsWith(`${broader}.`)
