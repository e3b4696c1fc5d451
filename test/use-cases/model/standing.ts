import type { MembershipState } from '../../../shared/domain/membership.ts'
import { told, type Cluster, type Standing, type State, type Who } from './state.ts'

const KEEP_THE_BAN: readonly MembershipState[] = [
  'requested',
  'invited',
  'declined',
  'refused',
  'withdrawn',
  'revoked',
  'expired',
]

/** Puts an organisation into another state towards a cluster. */
export const move = (cluster: Cluster, who: Who, to: MembershipState, more: Partial<Standing> = {}): void => {
  const before = cluster.standings[who]
  cluster.standings[who] = {
    state: to,
    role: 'member',
    banned: to === 'removed' || (KEEP_THE_BAN.includes(to) && before?.banned === true),
    touched: (before?.touched ?? 0) + 1,
    ...more,
  }
  if (to === 'member' || to === 'left' || to === 'removed') cluster.unheard = true
}

/** Makes an organisation a member. */
export const admitTo = (cluster: Cluster, who: Who): string => {
  move(cluster, who, 'member')
  cluster.events.push(told('memberJoined', who))
  return 'member'
}

/** What an organisation's wishes say against being asked by a sender. */
export const isUnwilling = (state: State, who: Who, sender: Who): boolean => {
  const wishes = state.entries[who]?.wishes
  return wishes?.muted.includes(sender) === true || (wishes?.closedUntil ?? '') > state.now
}
