import { contributionOf, isExpired, isOpen, type Answer, type Held } from '../../domain/answer.ts'
import type { Submitted } from '../../domain/application.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { deadlineAfter, type Moment } from '../../domain/time.ts'
import type { Table } from '../../stores/table.ts'
import { expiriesOf, roomAt, roomBelow, takeFromDay, type Allowance, type Room } from './allowance.ts'
import { invitationsTo, questionsTo } from './asked.ts'
import { inParallel } from './in-parallel.ts'
import { answersOf, tallyOf } from './load.ts'

/** What limits how many an application asks: its own pack says how long questions stand, the newest how many there may be. */
export type Limited = { readonly application: Submitted; readonly pack: RulePack; readonly newest: RulePack }

const isStillOpen = (answer: Answer, now: Moment): boolean => isOpen(answer) && !isExpired(answer, now)

/** How many more an application may have open, and when there is room again. Answers are read only where the counts leave too little. */
const roomIn = async (
  table: Table,
  { application, pack, newest }: Limited,
  wanted: number,
  now: Moment,
): Promise<Room> => {
  const cap = newest.caps.openPerApplication
  const { open } = await tallyOf(table, application.id)
  if (open + wanted <= cap) return { room: wanted, freeAt: undefined }
  const answers = await answersOf(table, application.id)
  const counted = answers.filter((answer) => contributionOf(answer) === 'open' && isStillOpen(answer, now))
  return roomBelow(expiriesOf(counted), cap, wanted, deadlineAfter(now, pack.times.invitation, pack.timeZone))
}

/**
 * Takes up to `wanted` questions out of what the newest pack allows: open ones of the application, and those of its coordinator today. The
 * day's allowance is taken by a conditional write; that of open questions is read, and may be passed by requests at the same moment. When more may be
 * is said only where that is before the application's deadline.
 */
export const allowanceFor = async (table: Table, limited: Limited, wanted: number, now: Moment): Promise<Allowance> => {
  const { applicant, deadline } = limited.application
  const { perSenderAndDay } = limited.newest.caps
  if (wanted === 0) return { granted: 0, retryAt: undefined }
  const room = await roomIn(table, limited, wanted, now)
  const { granted, retryAt } = await takeFromDay(table, applicant, perSenderAndDay, room, wanted, now)
  return { granted, retryAt: retryAt !== undefined && retryAt < deadline ? retryAt : undefined }
}

/** Until when an organisation has as many questions open, of applications and of clusters, as may be; undefined where it has fewer. */
export const busyUntil = async (
  table: Table,
  organisation: string,
  { caps }: Pick<RulePack, 'caps'>,
  now: Moment,
): Promise<Moment | undefined> => {
  const [asked, invited] = await Promise.all([
    questionsTo(table, organisation, now),
    invitationsTo(table, organisation, now),
  ])
  const open = asked.filter((answer) => isStillOpen(answer, now))
  return roomAt(expiriesOf([...open, ...invited]), caps.openPerOrganisation)
}

/** Until when each of these is asked by too many already; who is not is not among them. */
export const busyAmong = async (
  table: Table,
  keys: readonly string[],
  pack: Pick<RulePack, 'caps'>,
  now: Moment,
): Promise<ReadonlyMap<string, Moment>> => {
  const until = await inParallel(20, keys, (key) => busyUntil(table, key, pack, now))
  return new Map(keys.flatMap((key, index) => (until[index] === undefined ? [] : [[key, until[index]]])))
}

const capped = (retryAt: Moment | undefined): Held => ({
  because: 'capped',
  ...(retryAt === undefined ? {} : { retryAt }),
})

/** What keeps one organisation from being asked; undefined where nothing does, and then it is taken out of the day's allowance. */
export const cappedNow = async (
  table: Table,
  limited: Limited,
  key: string,
  now: Moment,
): Promise<Held | undefined> => {
  const busy = await busyUntil(table, key, limited.newest, now)
  if (busy !== undefined) return capped(busy)
  const { granted, retryAt } = await allowanceFor(table, limited, 1, now)
  return granted === 0 ? capped(retryAt) : undefined
}

/** Which of these organisations the caps of the newest pack keep from being asked now: those asked too often by all, then those beyond the allowance. */
export const heldByCaps = async (
  table: Table,
  limited: Limited,
  keys: readonly string[],
  now: Moment,
): Promise<ReadonlyMap<string, Held>> => {
  const busy = await busyAmong(table, keys, limited.newest, now)
  const free = keys.filter((key) => !busy.has(key))
  const { granted, retryAt } = await allowanceFor(table, limited, free.length, now)
  const beyond = free.slice(granted).map((key) => [key, capped(retryAt)] as const)
  return new Map([...[...busy].map(([key, until]) => [key, capped(until)] as const), ...beyond])
}
