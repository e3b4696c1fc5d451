import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { SearchDocument } from '../../shared/search/document.ts'
import { searchOver } from '../../shared/search/organisation-search.ts'
import { realRows } from '../../test/support/real-data.ts'
import { printTable } from '../print-table.ts'

const labelledSchema = z.array(
  z.object({
    query: z.string(),
    kind: z.enum(['word', 'form', 'prefix', 'typo', 'translit']),
    half: z.enum(['tuning', 'held']),
    language: z.enum(['en', 'ru']),
    relevant: z.array(z.string()).min(1),
  }),
)
type Labelled = z.infer<typeof labelledSchema>[number]

const AT = 10

const named = (key: string, name: string): SearchDocument => ({
  key,
  name,
  aliases: [],
  kind: 'participant',
  category: 'sme',
  sectors: [],
  status: 'active',
  offers: [],
  needs: [],
  open: true,
})

const published = (): readonly SearchDocument[] => [
  ...realRows('ru/organisations.csv').map((row) => named(`ru-inn:${row['inn']}`, row['name'] ?? '')),
  ...realRows('eu/organisations.csv').map((row) => named(`eu-pic:${row['pic']}`, row['name'] ?? '')),
]

type Score = { readonly recall: number; readonly reciprocal: number }

/** Recall among the first ten (of as many as could stand there), and the reciprocal rank of the first that is right. */
const scoreOf = (keys: readonly string[], { relevant }: Labelled): Score => {
  const right = new Set(relevant)
  const first = keys.findIndex((key) => right.has(key))
  const found = keys.filter((key) => right.has(key)).length
  return { recall: found / Math.min(AT, right.size), reciprocal: first < 0 ? 0 : 1 / (first + 1) }
}

const mean = (scores: readonly Score[], of: keyof Score): string =>
  (scores.reduce((sum, score) => sum + score[of], 0) / scores.length).toFixed(3)

/** Prints how well the labelled queries are answered over the published names, beside a plain scan for the substring; gives the recall of the half that was held back. */
export const quality = async (): Promise<number> => {
  const documents = published()
  const { port } = searchOver(documents)
  const lower = documents.map(({ key, name }) => ({ key, name: name.toLowerCase() }))
  const labelled = labelledSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'queries.json'), 'utf8')))
  const scored: { readonly label: Labelled; readonly search: Score; readonly scan: Score }[] = []
  for (const label of labelled) {
    const { hits } = await port.search({ words: label.query, filters: {}, from: 0, limit: AT })
    const scan = lower.filter(({ name }) => name.includes(label.query.toLowerCase())).slice(0, AT)
    scored.push({
      label,
      search: scoreOf(
        hits.map(({ document }) => document.key),
        label,
      ),
      scan: scoreOf(
        scan.map(({ key }) => key),
        label,
      ),
    })
  }
  const lineOf = (name: string, fits: (label: Labelled) => boolean) => {
    const of = scored.filter(({ label }) => fits(label))
    const [search, scan] = [of.map((one) => one.search), of.map((one) => one.scan)]
    const numbers = [mean(search, 'recall'), mean(search, 'reciprocal'), mean(scan, 'recall'), mean(scan, 'reciprocal')]
    return [name, of.length, ...numbers]
  }
  printTable(
    `Labelled queries over ${documents.length} published names: recall@${AT} and mean reciprocal rank`,
    ['', 'queries', 'recall', 'MRR', 'scan recall', 'scan MRR'],
    [
      lineOf('tuning half', ({ half }) => half === 'tuning'),
      lineOf('held-back half', ({ half }) => half === 'held'),
      ...labelledSchema.element.shape.kind.options.map((kind) =>
        lineOf(`held back: ${kind}`, (label) => label.half === 'held' && label.kind === kind),
      ),
      ...(['en', 'ru'] as const).map((language) =>
        lineOf(`held back: ${language}`, (label) => label.half === 'held' && label.language === language),
      ),
    ],
  )
  return Number(
    mean(
      scored.filter(({ label }) => label.half === 'held').map(({ search }) => search),
      'recall',
    ),
  )
}
