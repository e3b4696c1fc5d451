import { isExpired, type Reply } from '../../domain/answer.ts'
import { isInvited } from '../../domain/membership.ts'
import type { Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { applicationFrom, applicationKey } from '../../items/application-item.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import type { Table } from '../../stores/table.ts'
import { invitationsTo, questionsTo } from './asked.ts'

/** The use case that takes an organisation's answer. */
export type TakeAnswer = (command: {
  readonly applicationId: string
  readonly organisation: string
  readonly reply: Reply
  readonly by: Actor
  readonly now: Moment
}) => Promise<unknown>

/** The same for an invitation into a registered cluster. */
export type TakeClusterAnswer = (
  command: Omit<Parameters<TakeAnswer>[0], 'applicationId'> & { readonly clusterId: string },
) => Promise<unknown>

/** What a mute says to an open invitation: no, without a reason, because the sender does not hear of the mute. */
export const QUIET_NO: Reply = { answer: 'decline' }

type Reader = Pick<Table, 'query' | 'getMany'>

/** The applications of a sender that have a question open to an organisation. */
export const openQuestionsOf = async (
  table: Reader,
  organisation: string,
  sender: string,
  now: Moment,
): Promise<readonly string[]> => {
  const open = (await questionsTo(table, organisation)).filter((answer) => !isExpired(answer, now))
  const applications = await table.getMany(open.map(({ applicationId }) => applicationKey(applicationId)))
  return applications
    .map(applicationFrom)
    .filter(({ applicant }) => applicant === sender)
    .map(({ id }) => id)
}

/** The clusters of a sender that have an invitation open to an organisation. */
export const openInvitationsOf = async (
  table: Reader,
  organisation: string,
  sender: string,
  now: Moment,
): Promise<readonly string[]> => {
  const open = (await invitationsTo(table, organisation)).filter((membership) => isInvited(membership, now))
  const clusters = await table.getMany(open.map(({ clusterId }) => clusterKey(clusterId)))
  return clusters
    .map(clusterFrom)
    .filter(({ coordinator, status }) => status === 'registered' && coordinator === sender)
    .map(({ id }) => id)
}
