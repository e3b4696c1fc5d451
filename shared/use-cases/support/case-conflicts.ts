import type { OfficerCase } from '../../domain/officer-case.ts'
import { answerKey } from '../../items/answer-item.ts'
import { decisionFrom, decisionKey } from '../../items/case-item.ts'
import { membershipKey } from '../../items/membership-item.ts'
import { keyText } from '../../stores/keys.ts'
import type { Item, Key, Table } from '../../stores/table.ts'
import { organisationsOf } from './officers.ts'
import { keysBehind } from './resolve.ts'

/** Why somebody may not decide a case: represents an organisation of it, is the person in question, or has found in it before. */
export type CaseConflict = 'represents' | 'ownClaim' | 'found'

type Reader = Pick<Table, 'query' | 'getMany'>

/** The records that would show an officer's own organisation in the application or cluster that a case is about. */
const traces = ({ subject }: OfficerCase, own: readonly string[]): readonly Key[] => {
  if (subject.type === 'application') return own.map((key) => answerKey(subject.id, key))
  return subject.type === 'cluster' ? own.map((key) => membershipKey(subject.id, key)) : []
}

const earlierFindings = ({ kind, subject }: OfficerCase): readonly Key[] =>
  kind === 'appeal' && subject.type === 'application' ? [decisionKey(subject.id)] : []

const conflictIn = (
  one: OfficerCase,
  personId: string,
  own: readonly string[],
  found: ReadonlyMap<string, Item>,
  keyBehind: (key: string) => string,
): CaseConflict | undefined => {
  if (one.facts['personId'] === personId) return 'ownClaim'
  const isTraced = traces(one, own).some((key) => found.has(keyText(key)))
  if (isTraced || one.concerned.some((key) => own.includes(keyBehind(key)))) return 'represents'
  const decisions = earlierFindings(one).flatMap((key) => found.get(keyText(key)) ?? [])
  const hasFound = decisions.some((item) => decisionFrom(item).findings.some(({ by }) => by === `officer:${personId}`))
  return hasFound ? 'found' : undefined
}

/** The conflicts of interest that an officer has in some cases, by their ids; one query of what he represents, two batches of the rest. */
export const conflictsIn = async (
  table: Reader,
  personId: string,
  cases: readonly OfficerCase[],
): Promise<ReadonlyMap<string, CaseConflict>> => {
  const own = await organisationsOf(table, personId)
  const keys = cases.flatMap((one) => [...traces(one, own), ...earlierFindings(one)])
  const [items, keyed] = await Promise.all([
    table.getMany(keys),
    keysBehind(
      table,
      cases.flatMap(({ concerned }) => concerned),
    ),
  ])
  // Who was concerned under a key that was merged is concerned under the other.
  const behind = new Map(keyed.flatMap((one) => ('key' in one ? [[one.given, one.key] as const] : [])))
  const found = new Map(items.map((item) => [keyText(item), item]))
  return new Map(
    cases.flatMap((one) => {
      const conflict = conflictIn(one, personId, own, found, (key) => behind.get(key) ?? key)
      return conflict ? [[one.id, conflict] as const] : []
    }),
  )
}
