import * as z from 'zod'
import { writeCsv } from '../../../shared/csv/write-csv.ts'
import { figureIdSchema, type Cell, type FigureId } from '../../../shared/domain/figures/figure.ts'
import { medianDays, shareWithoutStaff } from '../../../shared/domain/figures/of-application.ts'
import { placeNamed } from '../../../shared/domain/figures/of-cluster.ts'
import {
  isMedianOpen,
  isPublic,
  published,
  type Counts,
  type PublishedCounts,
} from '../../../shared/domain/figures/published.ts'
import type { Language } from '../../../shared/domain/organisation.ts'
import { en } from '../../../shared/i18n/en/figures.ts'
import { ru } from '../../../shared/i18n/ru/figures.ts'

const count = z.object({ of: z.string(), label: z.string(), value: z.number().nullable() })
const summary = { medianDays: z.number().nullable().optional(), shareWithoutStaff: z.number().nullable().optional() }

/** One figure with its definition: what it comes to, by what; `null` where a small count is withheld. */
const figureView = z
  .object({
    id: figureIdSchema,
    title: z.string(),
    definition: z.string(),
    totals: z.array(count),
    ...summary,
    months: z.array(z.object({ month: z.string(), counts: z.array(count), ...summary })),
  })
  .meta({ id: 'Figure' })

/** All figures. */
export const figuresView = z.object({ figures: z.array(figureView) }).meta({ id: 'CityFigures' })

type Shown = z.input<typeof figureView>
type Summary = Pick<Shown, 'medianDays' | 'shareWithoutStaff'>

const texts = { en, ru } as const

const countsOf = (cells: readonly Cell[]): Counts => {
  const counts = new Map<string, number>()
  for (const { of, value } of cells) counts.set(of, (counts.get(of) ?? 0) + value)
  return counts
}

const labelOf = (figure: FigureId, language: Language, of: string): string =>
  texts[language][figure].of[of] ?? placeNamed(of) ?? of

const shown = (figure: FigureId, language: Language, counts: PublishedCounts): Shown['totals'] =>
  [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([of, value]) => ({ of, label: labelOf(figure, language, of), value: value ?? null }))

/** What some figures come to besides their counts; `isOpen` says that it may be told of all of them. */
const summed = (figure: FigureId, counts: Counts, isOpen: boolean): Summary => {
  if (figure === 'decisionDays')
    return { medianDays: isOpen || isMedianOpen(counts) ? (medianDays(counts) ?? null) : null }
  if (figure === 'decidedBy') return { shareWithoutStaff: isOpen ? (shareWithoutStaff(counts) ?? null) : null }
  return {}
}

const byMonth = (figure: FigureId, language: Language, cells: readonly Cell[]): Shown['months'] =>
  [...Map.groupBy(cells, ({ month }) => month)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, ofMonth]) => {
      const counts = countsOf(ofMonth)
      return { month, counts: shown(figure, language, counts), ...summed(figure, counts, true) }
    })

/** The figures in the reader's language; as published, small counts and months that would give them away are left out. */
export const showFigures = (
  cells: readonly Cell[],
  language: Language,
  as: 'published' | 'whole',
): z.input<typeof figuresView> => {
  const byFigure = Map.groupBy(cells, ({ figure }) => figure)
  const all = new Map(figureIdSchema.options.map((figure) => [figure, countsOf(byFigure.get(figure) ?? [])]))
  const one = (figure: FigureId): Shown => {
    const counts = all.get(figure) ?? new Map<string, number>()
    const totals = as === 'whole' ? counts : published(figure, all)
    const isOpen = as === 'whole' || [...counts].every(([of, value]) => totals.get(of) === value)
    const { title, definition } = texts[language][figure]
    return {
      id: figure,
      title,
      definition,
      totals: shown(figure, language, totals),
      ...summed(figure, counts, isOpen),
      months: as === 'whole' || isPublic(figure) ? byMonth(figure, language, byFigure.get(figure) ?? []) : [],
    }
  }
  return { figures: figureIdSchema.options.map(one) }
}

const linesOf = (id: FigureId, month: string, counts: Shown['totals'], of: Summary) => [
  ...counts.map(({ of: what, label, value }) => [id, month, what, label, value]),
  ...Object.entries(of).map(([name, value]) => [id, month, name, '', value]),
]

/** Shown figures as CSV, a line for each count and for what counts come to; the months first, then the totals. */
export const figuresAsCsv = ({ figures }: z.input<typeof figuresView>): string =>
  writeCsv([
    ['figure', 'month', 'of', 'label', 'value'],
    ...figures.flatMap(({ id, months, totals, medianDays: days, shareWithoutStaff: share }) => [
      ...months.flatMap(({ month, counts, ...of }) => linesOf(id, month, counts, of)),
      ...linesOf(id, '', totals, {
        ...(days === undefined ? {} : { medianDays: days }),
        ...(share === undefined ? {} : { shareWithoutStaff: share }),
      }),
    ]),
  ])
