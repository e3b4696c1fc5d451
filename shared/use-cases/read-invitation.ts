import type { Answer } from '../domain/answer.ts'
import { NotFound } from '../domain/errors.ts'
import { parseInvitationId } from '../domain/invitation-id.ts'
import type { Moment } from '../domain/time.ts'
import { answerFrom, answerKey } from '../items/answer-item.ts'
import { applicationFrom, applicationKey } from '../items/application-item.ts'
import type { Table } from '../stores/table.ts'
import { describe, type InvitationRead } from './list-invitations.ts'

/** Which invitation, read for which organisation. */
export type ReadInvitation = { readonly invitationId: string; readonly organisation: string; readonly now: Moment }

const nowhere = { applicationId: '-', organisation: '-' }

/** The answer, for the organisation that was asked or the coordinator who asked it. */
const readableAnswer = async (
  table: Pick<Table, 'getMany'>,
  { invitationId, organisation }: ReadInvitation,
): Promise<Answer | undefined> => {
  const named = parseInvitationId(invitationId) ?? nowhere
  const items = await table.getMany([
    answerKey(named.applicationId, named.organisation),
    applicationKey(named.applicationId),
  ])
  const application = items.find(({ sk }) => sk === 'APP')
  const item = items.find(({ sk }) => sk !== 'APP')
  const answer = item && answerFrom(item)
  if (!application || !answer || answer.coordinator) return undefined
  const isForThem = answer.organisation === organisation && answer.state !== 'listed'
  return isForThem || applicationFrom(application).applicant === organisation ? answer : undefined
}

/**
 * Reads an invitation for the invited organisation, or for the coordinator who asked it. Throws NotFound for everybody else, and for what
 * has not been asked, after the same calls as for one that does not exist.
 */
export const makeReadInvitation =
  ({ table }: { readonly table: Pick<Table, 'getMany'> }) =>
  async (asked: ReadInvitation): Promise<InvitationRead> => {
    const answer = await readableAnswer(table, asked)
    const [invitation] = answer ? await describe(table, [answer], asked.now) : []
    if (!invitation) throw new NotFound('invitation', asked.invitationId)
    return invitation
  }
