import { duplicateCaseId } from '../../domain/officer-case.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { suspicionOf } from '../../domain/suspicion.ts'
import type { Moment } from '../../domain/time.ts'
import { openCase } from '../../items/officer-case-item.ts'
import { namesakesOf, organisationFrom } from '../../items/organisation-item.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'
import { inParallel } from './in-parallel.ts'
import type { Plan } from './plan-row.ts'
import { organisationsByKey } from './resolve.ts'

/** How many questions are asked at once. */
const WIDTH = 8

/** More of one name are no duplicates but a common name. */
const MOST_NAMESAKES = 20

type Pair = { readonly one: string; readonly other: string; readonly how: string }

/** Rows that bring an organisation, or give one another name. */
const namedAnew = (plans: readonly Plan[]): readonly string[] =>
  plans.flatMap(({ verdict }) => {
    const { key } = verdict
    if (key === undefined) return []
    if (verdict.verdict === 'new') return [key]
    return verdict.verdict === 'changed' && verdict.fields?.includes('name') ? [key] : []
  })

/** Rows of known organisations that claim an identifier of another one. */
const takenBy = (plans: readonly Plan[]): readonly Pair[] =>
  plans.flatMap(({ verdict: { key, notes = [] } }) =>
    key === undefined
      ? []
      : notes.flatMap(({ reason, by }) =>
          reason === 'aliasTaken' && by !== undefined ? [{ one: key, other: by, how: 'sameIdentifier' }] : [],
        ),
  )

const namesakes = async (
  table: Pick<Table, 'query'>,
  organisation: Organisation,
  inSamePart: readonly Organisation[],
): Promise<readonly Pair[]> => {
  const { items } = await table.query({ ...namesakesOf(organisation.name), limit: MOST_NAMESAKES })
  // The index may not show yet what was written a moment ago.
  const others = [...items.map(organisationFrom), ...inSamePart]
  return others.flatMap((other) => {
    const how = other && suspicionOf(organisation, other)
    return other && how ? [{ one: organisation.key, other: other.key, how }] : []
  })
}

/** Asks officers about a pair, unless they were ever asked about it: a dismissed suspicion is not raised again by a file. */
const ask = (table: Pick<Table, 'write'>, { one, other, how }: Pair, now: Moment): Promise<boolean> => {
  const concerned = [one, other].toSorted((a, b) => (a < b ? -1 : 1))
  const subject = { type: 'organisation', id: concerned[0] ?? one } as const
  const opened = openCase(
    { id: duplicateCaseId(one, other), kind: 'duplicate', subject, concerned, facts: { how } },
    now,
  )
  return wasWritten(table, [{ ...opened, when: [{ attribute: 'pk', exists: false }] }])
}

/** Asks officers about organisations that an import brought or renamed and that may be another entry: one query for each of those rows. */
export const suspectRows = async (
  table: Pick<Table, 'query' | 'getMany' | 'write'>,
  plans: readonly Plan[],
  now: Moment,
): Promise<void> => {
  const named = [...(await organisationsByKey(table, namedAnew(plans))).values()]
  const byName = Map.groupBy(named, ({ name }) => namesakesOf(name).pk)
  const pairs = await inParallel(WIDTH, named, (organisation) =>
    namesakes(table, organisation, byName.get(namesakesOf(organisation.name).pk) ?? []),
  )
  await inParallel(WIDTH, [...pairs.flat(), ...takenBy(plans)], (pair) => ask(table, pair, now))
}
