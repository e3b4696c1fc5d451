import { isExpired, type Answer, type AnswerState } from '../domain/answer.ts'
import type { Submitted } from '../domain/application.ts'
import { isSubmitted } from '../domain/application.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import { answerFrom } from '../items/answer-item.ts'
import { applicationFrom, applicationKey } from '../items/application-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Table } from '../stores/table.ts'
import { organisationsByKey } from './support/resolve.ts'

/** An invitation as the invited organisation sees it: where it stands now, for what, and who leads it. */
export type InvitationRead = {
  readonly answer: Answer
  readonly state: AnswerState
  readonly application: Submitted
  readonly coordinator: Organisation | undefined
}

/** Which invitations of an organisation: of one state or of all, and where the page begins (an offset into the newest first). */
export type ListInvitations = {
  readonly organisation: string
  readonly now: Moment
  readonly state?: AnswerState | undefined
  readonly limit: number
  readonly offset: number
}

/** A page of invitations, and how many there are in each state. */
export type InvitationsRead = {
  readonly invitations: readonly InvitationRead[]
  readonly counts: { readonly [state in AnswerState]?: number }
  readonly next?: number | undefined
}

/** Where an invitation stands at a moment: expiry is evaluated on reading. */
export const stateOf = (answer: Answer, now: Moment): AnswerState => (isExpired(answer, now) ? 'expired' : answer.state)

const wasAsked = ({ coordinator, state }: Answer): boolean => !coordinator && state !== 'listed'

/** The invitations with what they are about. */
export const describe = async (
  table: Pick<Table, 'getMany'>,
  answers: readonly Answer[],
  now: Moment,
): Promise<readonly InvitationRead[]> => {
  const items = await table.getMany(answers.map(({ applicationId }) => applicationKey(applicationId)))
  const applications = new Map(items.map(applicationFrom).map((application) => [application.id, application]))
  const coordinators = await organisationsByKey(
    table,
    [...applications.values()].map(({ applicant }) => applicant),
  )
  return answers.flatMap((answer) => {
    const application = applications.get(answer.applicationId)
    if (!application || !isSubmitted(application)) return []
    return [{ answer, state: stateOf(answer, now), application, coordinator: coordinators.get(application.applicant) }]
  })
}

/** Lists what an organisation was asked, the newest first. */
export const makeListInvitations =
  ({ table }: { readonly table: Pick<Table, 'query' | 'getMany'> }) =>
  async ({ organisation, now, state, limit, offset }: ListInvitations): Promise<InvitationsRead> => {
    const items = await queryAll(table, {
      index: 'gsi1',
      pk: `ORG#${organisation}`,
      beginsWith: 'ANS#',
      descending: true,
    })
    const asked = items.map(answerFrom).filter(wasAsked)
    const counts: { [each in AnswerState]?: number } = {}
    for (const answer of asked) counts[stateOf(answer, now)] = (counts[stateOf(answer, now)] ?? 0) + 1
    const wanted = asked.filter((answer) => state === undefined || stateOf(answer, now) === state)
    const page = wanted.slice(offset, offset + limit)
    const next = offset + limit < wanted.length ? offset + limit : undefined
    return { invitations: await describe(table, page, now), counts, next }
  }
