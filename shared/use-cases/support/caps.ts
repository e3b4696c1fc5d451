import type { Submitted } from '../../domain/application.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { after, type Moment } from '../../domain/time.ts'
import { askedOn, senderKey, takeFromAllowance } from '../../items/sender-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'
import { inParallel } from './in-parallel.ts'
import { tallyOf } from './load.ts'

/** How many may be asked now, and when more may be. */
export type Allowance = { readonly granted: number; readonly retryAt: Moment }

const tomorrow = (now: Moment): Moment => `${after(now, { days: 1 }).slice(0, 10)}T00:00:00.000Z`

/**
 * Takes up to `wanted` questions out of what the newest pack allows: open ones of the application, and those of its coordinator today. The
 * day's allowance is taken by a conditional write; that of open questions is read, and may be passed by requests at the same moment.
 */
export const allowanceFor = async (
  table: Table,
  application: Submitted,
  pack: RulePack,
  wanted: number,
  now: Moment,
): Promise<Allowance> => {
  const { open } = await tallyOf(table, application.id)
  const room = Math.max(0, Math.min(wanted, pack.caps.openPerApplication - open))
  const retryAt = room < wanted ? after(now, pack.times.reminder) : tomorrow(now)
  for (;;) {
    const asked = askedOn(await table.get(senderKey(application.applicant, now)))
    const granted = Math.max(0, Math.min(room, pack.caps.perSenderAndDay - asked))
    if (granted === 0) return { granted, retryAt }
    const take = takeFromAllowance(application.applicant, granted, pack.caps.perSenderAndDay, now)
    if (await wasWritten(table, [take])) return { granted, retryAt }
  }
}

/** How many questions an organisation has open from anybody. */
export const openQuestionsTo = async (table: Table, organisation: string, now: Moment): Promise<number> => {
  const items = await queryAll(table, {
    index: 'gsi1',
    pk: `ORG#${organisation}`,
    beginsWith: 'ANS#',
    where: [
      { attribute: 'state', is: 'invited' },
      { attribute: 'expiresAt', atLeast: now },
    ],
  })
  return items.length
}

/** Until when the caps keep one organisation from being asked; undefined where it may be, and then it is taken out of the day's allowance. */
export const cappedUntil = async (
  table: Table,
  application: Submitted,
  pack: RulePack,
  key: string,
  now: Moment,
): Promise<Moment | undefined> => {
  if ((await openQuestionsTo(table, key, now)) >= pack.caps.openPerOrganisation) return after(now, pack.times.reminder)
  const { granted, retryAt } = await allowanceFor(table, application, pack, 1, now)
  return granted === 0 ? retryAt : undefined
}

/** Which of these organisations the caps of the newest pack keep from being asked now: those asked too often by all, then those beyond the allowance. */
export const heldByCaps = async (
  table: Table,
  application: Submitted,
  pack: RulePack,
  keys: readonly string[],
  now: Moment,
): Promise<ReadonlySet<string>> => {
  const open = await inParallel(20, keys, (key) => openQuestionsTo(table, key, now))
  const free = keys.filter((_, index) => (open[index] ?? 0) < pack.caps.openPerOrganisation)
  const { granted } = await allowanceFor(table, application, pack, free.length, now)
  return new Set(keys.filter((key) => !free.includes(key)).concat(free.slice(granted)))
}
