import { isLinkSecret } from '../../crypto/links.ts'
import type { SigningKeys } from '../../crypto/keys.ts'
import type { Answer } from '../../domain/answer.ts'
import { NotFound } from '../../domain/errors.ts'
import { parseClusterInvitationId, parseInvitationId } from '../../domain/invitation-id.ts'
import { linkState, type LinkState } from '../../domain/link.ts'
import { isInvited, type Membership } from '../../domain/membership.ts'
import type { Moment } from '../../domain/time.ts'
import { answerFrom, answerKey } from '../../items/answer-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import type { Table } from '../../stores/table.ts'

/** What a link's checking needs from outside. */
export type LinkDeps = {
  readonly table: Pick<Table, 'get' | 'getMany' | 'query'>
  readonly keys: () => Promise<SigningKeys>
}

/** A link as its page posts it: the invitation's id and the secret out of the fragment. */
export type Link = { readonly invitation: string; readonly secret: string }

const nowhere = { clusterId: '-', applicationId: '-', organisation: '-' }

/** Where an invitation into a registered cluster stands for whoever holds its link; undefined where the link leads nowhere. */
const membershipState = (membership: Membership, now: Moment): LinkState | undefined => {
  switch (membership.state) {
    case 'invited':
      return isInvited(membership, now) ? 'open' : 'expired'
    case 'member':
      return 'confirmed'
    case 'declined':
    case 'expired':
    case 'left':
      return membership.state
    case 'removed':
      return 'closed'
    case 'requested':
    case 'refused':
    case 'revoked':
    case 'withdrawn':
      return undefined
  }
}

/**
 * The record that the link of an invitation into a registered cluster gives the right to see and to change. Throws NotFound, after the same
 * calls, for a secret that is not of the latest invitation, where there is none, and for one that was taken back.
 */
export const openClusterLink = async (
  { table, keys }: LinkDeps,
  { invitation, secret }: Link,
  now: Moment,
): Promise<{ readonly membership: Membership; readonly state: LinkState }> => {
  const { clusterId, organisation } = parseClusterInvitationId(invitation) ?? nowhere
  const [item, known] = await Promise.all([table.get(membershipKey(clusterId, organisation)), keys()])
  const membership = item && membershipFrom(item)
  const isGenuine = isLinkSecret(known, invitation, membership?.invitation ?? 0, secret)
  const state = membership?.invitation === undefined ? undefined : membershipState(membership, now)
  if (!membership || !state || !isGenuine) throw new NotFound('invitation', invitation)
  return { membership, state }
}

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
