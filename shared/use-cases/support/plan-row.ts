import type { Organisation } from '../../domain/organisation.ts'
import { changeOf, isListed, keptCells } from '../../domain/register-change.ts'
import type { ImportedProfile } from '../../domain/profile-cells.ts'
import type { RegisterRow } from '../../domain/register-row.ts'
import type { RowIssue } from '../../domain/row-issue.ts'
import type { RowVerdict } from '../../domain/row-verdict.ts'
import type { Moment } from '../../domain/time.ts'
import { isAwaited, organisationFrom } from '../../items/organisation-item.ts'
import type { Item, Write } from '../../stores/table.ts'
import { planProfile } from './plan-profile.ts'
import { confirm, organisationWrites, stampIn } from './row-writes.ts'

/** A valid row that repeats no other, with the notes that reading it left. */
export type Candidate = {
  readonly line: number
  readonly row: RegisterRow
  readonly profile?: ImportedProfile | undefined
  readonly notes: readonly RowIssue[]
}

/** What the table has that concerns a row: what lies under its key, its profile, and where its key and aliases lead. */
export type Surroundings = {
  readonly item: Item | undefined
  readonly profile: Item | undefined
  readonly targets: ReadonlyMap<string, string>
}

/** What is to be done with a row: its verdict, the writes that make it so, and by how much the register grows. */
export type Plan = { readonly verdict: RowVerdict; readonly writes: readonly Write[]; readonly listed: number }

const takenFrom = ({ row }: Candidate, { targets }: Surroundings): readonly RowIssue[] =>
  row.aliases.flatMap((alias) => {
    const by = targets.get(alias)
    return by === undefined || by === row.key ? [] : { column: 'aliases', reason: 'aliasTaken', given: alias, by }
  })

const keptFrom = (stored: Organisation | undefined, row: RegisterRow): readonly RowIssue[] =>
  keptCells(stored, row).map((column) => ({ column, reason: 'keptByOrganisation' }))

/**
 * The aliases that the organisation is to have: those of the row which are free. A row of which some could not be read takes
 * none away, for what is missing from it may be the one that is misspelt.
 */
const aliasesAfter = (row: RegisterRow, notes: readonly RowIssue[], stored: Organisation | undefined): string[] => {
  const free = row.aliases.filter((alias) => !notes.some(({ given, by }) => by !== undefined && given === alias))
  const isComplete = !notes.some(({ column }) => column === 'aliases')
  return isComplete || !stored ? free : [...new Set([...stored.aliases, ...free])].slice(0, 10)
}

const noted = (verdict: RowVerdict, notes: readonly RowIssue[]): RowVerdict =>
  notes.length > 0 ? { ...verdict, notes } : verdict

const passed = (verdict: RowVerdict): Plan => ({ verdict, writes: [], listed: 0 })

type Task = { readonly importId: string; readonly now: Moment }

/** The plan with what becomes of the profile besides; a row that changes nothing else has then changed all the same. */
const withProfile = (
  plan: Plan,
  { line, row, profile }: Candidate,
  around: Surroundings,
  { importId, now }: Task,
): Plan => {
  const { verdict } = plan.verdict
  if (verdict !== 'new' && verdict !== 'changed' && verdict !== 'unchanged') return plan
  const stamp = { importId, line }
  const planned = planProfile(row.key, profile, { item: around.profile, row: stamp, asOf: row.asOf, now })
  if (!planned.written) return plan
  const fields = [...(plan.verdict.fields ?? []), 'profile' as const]
  const told: RowVerdict = verdict === 'new' ? plan.verdict : { ...plan.verdict, verdict: 'changed', fields }
  return { ...plan, verdict: told, writes: [...plan.writes, ...planned.writes] }
}

/**
 * Decides what becomes of the organisation in a row. An alias that another organisation has is not taken from it: a known organisation goes on without, an unknown
 * one is refused, because it may be the same entity under a second key, and nobody may count twice.
 */
const planOrganisation = (candidate: Candidate, around: Surroundings, { importId, now }: Task): Plan => {
  const { line, row } = candidate
  const { key } = row
  const { item, targets } = around
  const taken = takenFrom(candidate, around)
  const stored = organisationFrom(item)
  const notes = [...candidate.notes, ...taken, ...keptFrom(stored, row)]
  const told = (word: 'new' | 'changed', fields: RowVerdict['fields'] = []): RowVerdict =>
    noted({ line, verdict: word, key, ...(fields.length > 0 ? { fields } : {}) }, notes)

  const stamp = stampIn(item, importId, line)
  if (stamp) return { verdict: told(stamp.verdict, stamp.fields), writes: [], listed: stamp.listed }
  const mergedInto = targets.get(key)
  if (mergedInto !== undefined) return passed({ line, verdict: 'duplicate', key, of: mergedInto })
  if (!stored && taken.length > 0) return passed({ line, verdict: 'invalid', key, reasons: taken })

  const wanted = { ...row, aliases: aliasesAfter(row, notes, stored) }
  const change = changeOf(stored ?? (isAwaited(item) ? 'awaited' : undefined), wanted, now)
  if (change.verdict === 'older') return passed(noted({ line, verdict: 'older', key }, notes))
  if (change.verdict === 'unchanged') {
    const writes = stored && change.organisation ? [confirm(stored, change.organisation)] : []
    return { verdict: noted({ line, verdict: 'unchanged', key }, notes), writes, listed: 0 }
  }
  const fields = 'fields' in change ? [...change.fields] : []
  const listed = Number(isListed(change.organisation)) - Number(stored !== undefined && isListed(stored))
  const mark = { importId, line, verdict: change.verdict, fields, listed }
  return {
    verdict: told(change.verdict, fields),
    writes: organisationWrites(change, { item, stored }, mark, now),
    listed,
  }
}

/** Decides what becomes of a row, and of the profile in it. */
export const planRow = (candidate: Candidate, around: Surroundings, task: Task): Plan =>
  withProfile(planOrganisation(candidate, around, task), candidate, around, task)
