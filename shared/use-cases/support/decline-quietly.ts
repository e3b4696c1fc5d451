import { isExpired, type Reply } from '../../domain/answer.ts'
import { isInvited } from '../../domain/membership.ts'
import type { Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { answerFrom } from '../../items/answer-item.ts'
import { applicationFrom, applicationKey } from '../../items/application-item.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom } from '../../items/membership-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'

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

/** The applications of a sender that have a question open to an organisation. */
export const openQuestionsOf = async (
  table: Pick<Table, 'query' | 'getMany'>,
  organisation: string,
  sender: string,
  now: Moment,
): Promise<readonly string[]> => {
  const items = await queryAll(table, {
    index: 'gsi1',
    pk: `ORG#${organisation}`,
    beginsWith: 'ANS#',
    where: [{ attribute: 'state', is: 'invited' }],
  })
  const open = items.map(answerFrom).filter((answer) => !isExpired(answer, now))
  const applications = await table.getMany(open.map(({ applicationId }) => applicationKey(applicationId)))
  return applications
    .map(applicationFrom)
    .filter(({ applicant }) => applicant === sender)
    .map(({ id }) => id)
}

/** The clusters of a sender that have an invitation open to an organisation. */
export const openInvitationsOf = async (
  table: Pick<Table, 'query' | 'getMany'>,
  organisation: string,
  sender: string,
  now: Moment,
): Promise<readonly string[]> => {
  const items = await queryAll(table, {
    index: 'gsi1',
    pk: `ORG#${organisation}`,
    beginsWith: 'STD#',
    where: [{ attribute: 'state', is: 'invited' }],
  })
  const open = items.map(membershipFrom).filter((membership) => isInvited(membership, now))
  const clusters = await table.getMany(open.map(({ clusterId }) => clusterKey(clusterId)))
  return clusters
    .map(clusterFrom)
    .filter(({ coordinator, status }) => status === 'registered' && coordinator === sender)
    .map(({ id }) => id)
}
