import * as z from 'zod'
import { rowVerdictSchema, verdictSchema, type RowVerdict } from '../domain/row-verdict.ts'
import { importPartFrom, importPartition, PARTS, type ImportPart } from '../items/import-item.ts'
import type { Files } from '../stores/files.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Table } from '../stores/table.ts'
import { loadImport } from './support/import-task.ts'
import { importPaths } from './support/register-file.ts'

/** Which verdicts: those of a word, or those with notes. */
export const verdictFilterSchema = z.enum([...verdictSchema.options, 'noted'])
export type VerdictFilter = z.infer<typeof verdictFilterSchema>

/** Where a page of verdicts begins: a part, and how many of its fitting verdicts to pass over. */
export const verdictPositionSchema = z.strictObject({ part: z.int().min(1), at: z.int().min(0) })
export type VerdictPosition = z.infer<typeof verdictPositionSchema>

/** What listing needs from outside. */
export type ListVerdictsDeps = {
  readonly table: Pick<Table, 'get' | 'query'>
  readonly files: Pick<Files, 'read'>
}

/** Which verdicts of which import, from where, and how many. */
export type ListVerdicts = {
  readonly importId: string
  readonly only?: VerdictFilter | undefined
  readonly from?: VerdictPosition | undefined
  readonly limit: number
}

const fits = ({ verdict, notes }: RowVerdict, only: VerdictFilter | undefined): boolean =>
  only === undefined || (only === 'noted' ? notes !== undefined : verdict === only)

const holds = ({ counts }: ImportPart, only: VerdictFilter | undefined): boolean =>
  only === undefined || counts[only] > 0

/** How many parts are read for one page, which may be short for it. */
const PARTS_PER_PAGE = 20

/** The verdicts of an import in the order of lines. Only parts that hold what is asked for are read, so that a rare word is found fast. */
export const makeListVerdicts = ({ table, files }: ListVerdictsDeps) => {
  const verdictsOf = async ({ importId, part }: ImportPart, only: VerdictFilter | undefined) => {
    const text = Buffer.from(await files.read(importPaths(importId).verdicts(part))).toString()
    const lines = text.split('\n').filter((line) => line !== '')
    return lines.map((line) => rowVerdictSchema.parse(JSON.parse(line))).filter((verdict) => fits(verdict, only))
  }

  return async ({
    importId,
    only,
    from = { part: 1, at: 0 },
    limit,
  }: ListVerdicts): Promise<{ verdicts: readonly RowVerdict[]; next?: VerdictPosition }> => {
    await loadImport(table, importId)
    const parts = (await queryAll(table, { pk: importPartition(importId), beginsWith: PARTS })).map(importPartFrom)
    const verdicts: RowVerdict[] = []
    const fitting = parts.filter((one) => one.part >= from.part && holds(one, only))
    for (const part of fitting.slice(0, PARTS_PER_PAGE)) {
      const found = await verdictsOf(part, only)
      const at = part.part === from.part ? from.at : 0
      const taken = found.slice(at, at + limit - verdicts.length)
      verdicts.push(...taken)
      if (verdicts.length === limit) return { verdicts, next: { part: part.part, at: at + taken.length } }
    }
    const following = fitting[PARTS_PER_PAGE]
    return following ? { verdicts, next: { part: following.part, at: 0 } } : { verdicts }
  }
}
