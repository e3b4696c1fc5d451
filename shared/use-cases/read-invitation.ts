import { NotFound } from '../domain/errors.ts'
import { parseInvitationId } from '../domain/invitation-id.ts'
import type { Moment } from '../domain/time.ts'
import { answerFrom, answerKey } from '../items/answer-item.ts'
import type { Table } from '../stores/table.ts'
import { describe, type InvitationRead } from './list-invitations.ts'

/** Which invitation, read for which organisation. */
export type ReadInvitation = { readonly invitationId: string; readonly organisation: string; readonly now: Moment }

/**
 * Reads an invitation for the invited organisation, or for the coordinator who asked it; throws NotFound for everybody else,
 * and for what has not been asked.
 */
export const makeReadInvitation =
  ({ table }: { readonly table: Pick<Table, 'get' | 'getMany'> }) =>
  async ({ invitationId, organisation, now }: ReadInvitation): Promise<InvitationRead> => {
    const named = parseInvitationId(invitationId)
    const item = named && (await table.get(answerKey(named.applicationId, named.organisation)))
    const [invitation] = item ? await describe(table, [answerFrom(item)], now) : []
    if (!invitation || invitation.answer.coordinator) throw new NotFound('invitation', invitationId)
    const { answer, application, state } = invitation
    const isForThem = answer.organisation === organisation && state !== 'listed'
    if (!isForThem && application.applicant !== organisation) throw new NotFound('invitation', invitationId)
    return invitation
  }
