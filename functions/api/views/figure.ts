import * as z from 'zod'
import { figureIdSchema, medianDays, withheldIfSmall, type Cell, type FigureId } from '../../../shared/domain/figure.ts'
import type { Language } from '../../../shared/domain/organisation.ts'
import { writeCsv } from '../../../shared/csv/write-csv.ts'
import { en } from '../../../shared/i18n/en/figures.ts'
import { ru } from '../../../shared/i18n/ru/figures.ts'

const count = z.object({ of: z.string(), label: z.string(), value: z.number().nullable() })

/** One figure with its definition: what it comes to, by what; `null` where a small count is withheld. */
const figureView = z
  .object({
    id: figureIdSchema,
    title: z.string(),
    definition: z.string(),
    totals: z.array(count),
    medianDays: z.number().nullable().optional(),
    months: z.array(z.object({ month: z.string(), counts: z.array(count), medianDays: z.number().optional() })),
  })
  .meta({ id: 'Figure' })

/** All figures. */
export const figuresView = z.object({ figures: z.array(figureView) }).meta({ id: 'CityFigures' })

type Counts = ReadonlyMap<string, number>
type Shown = z.input<typeof figureView>

const texts = { en, ru } as const

/** Clusters and their projects are public one by one; all else counts organisations. */
const ARE_PUBLIC: readonly FigureId[] = ['clusters', 'projects']

const countsOf = (cells: readonly Cell[]): Counts => {
  const counts = new Map<string, number>()
  for (const { of, value } of cells) counts.set(of, (counts.get(of) ?? 0) + value)
  return counts
}

const shown = (figure: FigureId, language: Language, counts: ReadonlyMap<string, number | undefined>) =>
  [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([of, value]) => ({ of, label: texts[language][figure].of[of] ?? of, value: value ?? null }))

const byMonth = (figure: FigureId, language: Language, cells: readonly Cell[]): Shown['months'] =>
  [...Map.groupBy(cells, ({ month }) => month)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, ofMonth]) => {
      const counts = countsOf(ofMonth)
      const median = figure === 'decisionDays' ? medianDays(counts) : undefined
      return {
        month,
        counts: shown(figure, language, counts),
        ...(median === undefined ? {} : { medianDays: median }),
      }
    })

const oneFigure = (figure: FigureId, all: readonly Cell[], language: Language, isPublished: boolean): Shown => {
  const cells = all.filter((cell) => cell.figure === figure)
  const counts = countsOf(cells)
  const isOpen = !isPublished || ARE_PUBLIC.includes(figure)
  const totals = isOpen ? counts : withheldIfSmall(counts)
  const isMedianOpen = isOpen || [...totals.values()].every((value) => value !== undefined)
  const { title, definition } = texts[language][figure]
  return {
    id: figure,
    title,
    definition,
    totals: shown(figure, language, totals),
    ...(figure === 'decisionDays' ? { medianDays: isMedianOpen ? (medianDays(counts) ?? null) : null } : {}),
    months: isOpen ? byMonth(figure, language, cells) : [],
  }
}

/** The figures in the reader's language; as published, small counts and months that would give them away are left out. */
export const showFigures = (
  cells: readonly Cell[],
  language: Language,
  as: 'published' | 'whole',
): z.input<typeof figuresView> => ({
  figures: figureIdSchema.options.map((figure) => oneFigure(figure, cells, language, as === 'published')),
})

/** Shown figures as CSV, a line for each count; the months first, then what they come to. */
export const figuresAsCsv = ({ figures }: z.input<typeof figuresView>): string =>
  writeCsv([
    ['figure', 'month', 'of', 'label', 'value'],
    ...figures.flatMap(({ id, months, totals }) => [
      ...months.flatMap(({ month, counts }) => counts.map(({ of, label, value }) => [id, month, of, label, value])),
      ...totals.map(({ of, label, value }) => [id, '', of, label, value]),
    ]),
  ])
