import * as z from 'zod'
import { cellNamed, changed, type Cell, type FigureId } from '../domain/figures/figure.ts'
import type { Item, Key, Put, Update, Write } from '../stores/table.ts'

/** What is counted: an application, the cluster that came of it (they bear the same id), or which measures that cluster's members can have. */
export type Subject = { readonly kind: 'application' | 'cluster' | 'reach'; readonly id: string }

/** The key of the note of which count is shown, and which is being made. */
export const COUNT_IN_USE: Key = { pk: 'FIGURES', sk: 'COUNT' }

const inUseSchema = z.object({ shown: z.int().min(1), making: z.int().min(1).optional() })
export type CountInUse = z.infer<typeof inUseSchema>

/** Which count is shown, and which is being made from scratch; the first, where nobody has asked for another. */
export const countInUseFrom = (item: Item | undefined): CountInUse => (item ? inUseSchema.parse(item) : { shown: 1 })

/** Replaces the note that was read. */
export const putCountInUse = (before: CountInUse, next: CountInUse): Put => ({
  put: {
    ...COUNT_IN_USE,
    entity: 'CountInUse',
    shown: next.shown,
    ...(next.making === undefined ? {} : { making: next.making }),
  },
  when: [
    {
      anyOf: [
        [{ attribute: 'pk', exists: false }],
        [
          { attribute: 'shown', is: before.shown },
          before.making === undefined
            ? { attribute: 'making', exists: false }
            : { attribute: 'making', is: before.making },
        ],
      ],
    },
  ],
})

/** The key of what a subject has added to a count. */
export const shareKey = (count: number, { kind, id }: Subject): Key => ({ pk: `FIG#${count}#${kind}#${id}`, sk: 'FIG' })

const shareSchema = z.object({
  revision: z.int().min(0),
  cells: z.record(z.string(), z.number()),
  asOf: z.string().optional(),
})

/**
 * What a subject has added so far, by the names of cells; nothing where it was never counted. `asOf`: of what changes by itself, the day and the
 * catalogue that it was counted by.
 */
export type Share = {
  readonly revision: number
  readonly cells: ReadonlyMap<string, number>
  readonly asOf?: string | undefined
}

/** The share in an item. */
export const shareFrom = (item: Item | undefined): Share => {
  if (!item) return { revision: 0, cells: new Map() }
  const { revision, cells, asOf } = shareSchema.parse(item)
  return { revision, cells: new Map(Object.entries(cells)), asOf }
}

const putShare = (count: number, subject: Subject, before: Share, next: Omit<Share, 'revision'>): Put => ({
  put: {
    ...shareKey(count, subject),
    entity: 'Share',
    revision: before.revision + 1,
    cells: Object.fromEntries(next.cells),
    ...(next.asOf === undefined ? {} : { asOf: next.asOf }),
  },
  when: before.revision === 0 ? [{ attribute: 'pk', exists: false }] : [{ attribute: 'revision', is: before.revision }],
})

/** The partition of a figure's totals in a count. */
export const totalsPartition = (count: number, figure: FigureId): string => `FIGURES#${count}#${figure}`

const addToTotal = (count: number, { figure, month, of, value }: Cell): Update => ({
  update: { pk: totalsPartition(count, figure), sk: `${month}#${of}` },
  set: { entity: 'Total' },
  add: { value },
})

/** Writes changes into what a subject adds, and the same changes into the totals: the two cannot disagree. */
export const changeShare = (
  count: number,
  subject: Subject,
  before: Share,
  { changes, asOf }: { readonly changes: readonly Cell[]; readonly asOf: string | undefined },
): readonly Write[] => [
  putShare(count, subject, before, { cells: changed(before.cells, changes), asOf }),
  ...changes.map((change) => addToTotal(count, change)),
]

const totalSchema = z.object({ value: z.number() })

/** The total in an item of a figure's partition. */
export const totalFrom = (figure: FigureId, item: Item): Cell =>
  cellNamed(`${figure}|${item.sk.replace('#', '|')}`, totalSchema.parse(item).value)
