import { isExpired, type Answer, type AnswerState } from '../domain/answer.ts'
import { isSubmitted, type Application } from '../domain/application.ts'
import { shortfallOf, type Member, type Shortfall } from '../domain/member.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import { listedFrom, listedKey } from '../items/case-item.ts'
import type { Table } from '../stores/table.ts'
import { answersOf, coordinatorsApplication, newestPack, packOf } from './support/load.ts'
import { organisationsByKey, resolve } from './support/resolve.ts'

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

/** Where an organisation on the list stands; before anybody is asked all are `listed`. */
export type Invitee = {
  readonly key: string
  readonly organisation: Organisation | undefined
  readonly coordinator: boolean
  readonly state: AnswerState
  readonly shortfall: Shortfall | undefined
  readonly answer: Answer | undefined
}

/** Which invitees: of one state or of all, after one key in their order. */
export type ListInvitees = {
  readonly applicationId: string
  readonly organisation: string
  readonly now: Moment
  readonly state?: AnswerState | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** A page of invitees, and how many there are in each state. */
export type InviteesRead = {
  readonly invitees: readonly Invitee[]
  readonly counts: { readonly [state in AnswerState]?: number }
  readonly next?: string | undefined
}

type Entry = { readonly key: string; readonly state: AnswerState; readonly answer: Answer | undefined }

const stateAt = (answer: Answer, now: Moment): AnswerState => (isExpired(answer, now) ? 'expired' : answer.state)

const listedEntries = async (table: Reader, { id, applicant }: Application): Promise<readonly Entry[]> => {
  const { identifiers } = listedFrom(await table.get(listedKey(id)))
  const resolved = await resolve(table, identifiers)
  const keys = new Set(resolved.map((one) => ('key' in one ? one.key : one.given)))
  keys.delete(applicant)
  return [...keys].toSorted().map((key) => ({ key, state: 'listed', answer: undefined }))
}

const entriesOf = async (table: Reader, application: Application, now: Moment): Promise<readonly Entry[]> => {
  const answers = isSubmitted(application) ? await answersOf(table, application.id) : []
  if (answers.length === 0) return listedEntries(table, application)
  return answers.map((answer) => ({ key: answer.organisation, state: stateAt(answer, now), answer }))
}

const countByState = (entries: readonly Entry[]): InviteesRead['counts'] => {
  const counts: { [state in AnswerState]?: number } = {}
  for (const { state } of entries) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

/** Lists the organisations of an application for its coordinator, each with its state and why it does not count (yet). */
export const makeListInvitees =
  ({ table }: { readonly table: Reader }) =>
  async (asked: ListInvitees): Promise<InviteesRead> => {
    const { application } = await coordinatorsApplication(table, asked.applicationId, asked.organisation)
    const pack = isSubmitted(application) ? await packOf(table, application.packVersion) : await newestPack(table)
    const entries = await entriesOf(table, application, asked.now)
    const wanted = entries.filter(
      ({ key, state }) =>
        (asked.state === undefined || state === asked.state) && (asked.after === undefined || key > asked.after),
    )
    const page = wanted.slice(0, asked.limit)
    const organisations = await organisationsByKey(
      table,
      page.map(({ key }) => key),
    )
    const invitees = page.map(({ key, state, answer }): Invitee => {
      const coordinator = key === application.applicant
      const organisation = organisations.get(key)
      const member: Member = { key, organisation, answer: answer && { ...answer, state }, coordinator }
      return { key, organisation, coordinator, state, shortfall: shortfallOf(member, pack), answer }
    })
    return {
      invitees,
      counts: countByState(entries),
      next: wanted.length > page.length ? page.at(-1)?.key : undefined,
    }
  }
