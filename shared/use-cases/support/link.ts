import { isLinkSecret } from '../../crypto/links.ts'
import type { SigningKeys } from '../../crypto/keys.ts'
import type { Answer } from '../../domain/answer.ts'
import { NotFound } from '../../domain/errors.ts'
import { parseInvitationId } from '../../domain/invitation-id.ts'
import { linkState, type LinkState } from '../../domain/link.ts'
import type { Moment } from '../../domain/time.ts'
import { answerFrom, answerKey } from '../../items/answer-item.ts'
import type { Table } from '../../stores/table.ts'

/** What a link's checking needs from outside. */
export type LinkDeps = { readonly table: Pick<Table, 'get' | 'getMany'>; readonly keys: () => Promise<SigningKeys> }

/** A link as its page posts it: the invitation's id and the secret out of the fragment. */
export type Link = { readonly invitation: string; readonly secret: string }

const nowhere = { applicationId: '-', organisation: '-' }

/**
 * The answer that a link gives the right to see and to change. Throws NotFound, after the same calls, for a secret that is not of
 * the current generation, for an invitation that does not exist, and for one that was taken back.
 */
export const openLink = async (
  { table, keys }: LinkDeps,
  { invitation, secret }: Link,
  now: Moment,
): Promise<{ readonly answer: Answer; readonly state: LinkState }> => {
  const { applicationId, organisation } = parseInvitationId(invitation) ?? nowhere
  const [item, known] = await Promise.all([table.get(answerKey(applicationId, organisation)), keys()])
  const answer = item && answerFrom(item)
  const isGenuine = isLinkSecret(known, invitation, answer?.generation ?? 0, secret)
  const state = answer && linkState(answer, now)
  if (!answer || !state || !isGenuine) throw new NotFound('invitation', invitation)
  return { answer, state }
}
