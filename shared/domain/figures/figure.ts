import * as z from 'zod'
import type { Moment } from '../time.ts'

/** What is counted for the city; `shared/i18n` has a definition for each. */
export const figureIdSchema = z.enum([
  'clusters',
  'members',
  'places',
  'projects',
  'chains',
  'chainStages',
  'reach',
  'applications',
  'outcomes',
  'decisionDays',
  'decidedBy',
])
export type FigureId = z.infer<typeof figureIdSchema>

/** One number: of which figure, in which month (UTC, `2026-11`), of what (a category, a stage, an outcome, a number of days). */
export type Cell = { readonly figure: FigureId; readonly month: string; readonly of: string; readonly value: number }

/** The month of a moment, as cells name it. */
export const monthOf = (moment: Moment): string => moment.slice(0, 'YYYY-MM'.length)

/** The name of a cell, without its value. */
const cellName = ({ figure, month, of }: Cell): string => `${figure}|${month}|${of}`

/** The cell of a name; what it is of may itself hold any sign. */
export const cellNamed = (name: string, value: number): Cell => {
  const [figure, month = '', ...of] = name.split('|')
  return { figure: figureIdSchema.parse(figure), month, of: of.join('|'), value }
}

/** Cells with changes added to them; what comes to nothing is left out. */
export const changed = (cells: ReadonlyMap<string, number>, changes: readonly Cell[]): ReadonlyMap<string, number> => {
  const sums = new Map(cells)
  for (const change of changes) sums.set(cellName(change), (sums.get(cellName(change)) ?? 0) + change.value)
  return new Map([...sums].filter(([, value]) => value !== 0))
}

/** Cells of the same name as one, by name. */
export const sumOf = (cells: readonly Cell[]): ReadonlyMap<string, number> => changed(new Map(), cells)

/** What must be added to totals where somebody's cells were these and are now those; cells that stay as they are not among them. */
export const difference = (before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): readonly Cell[] =>
  [...new Set([...before.keys(), ...now.keys()])].flatMap((name) => {
    const value = (now.get(name) ?? 0) - (before.get(name) ?? 0)
    return value === 0 ? [] : [cellNamed(name, value)]
  })
