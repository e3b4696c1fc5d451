import type { Status } from './application.ts'

/** The states that may follow each state: the life of an application in one table. */
export const transitions = {
  draft: ['screening'],
  screening: ['needsCorrection', 'gathering', 'rejected', 'withdrawn'],
  needsCorrection: ['screening', 'expired', 'withdrawn'],
  gathering: ['assessing', 'review', 'registering', 'rejected', 'withdrawn'],
  assessing: ['gathering', 'review', 'registering', 'rejected', 'withdrawn'],
  review: ['assessing', 'gathering', 'registering', 'rejected', 'withdrawn'],
  registering: ['assessing', 'gathering', 'review', 'registered', 'withdrawn'],
  registered: [],
  rejected: [],
  withdrawn: [],
  expired: [],
} as const satisfies Record<Status, readonly Status[]>

/** Whether one state may follow another; a state may follow itself. */
export const mayFollow = (from: Status, to: Status): boolean => {
  const next: readonly Status[] = transitions[from]
  return from === to || next.includes(to)
}

/** Whether an application in this state should have a running execution. */
export const isLive = (status: Status): boolean => status !== 'draft' && transitions[status].length > 0

/** Whether organisations may still be invited, replaced and revoked. */
export const isOpenToInvitees = (status: Status): boolean =>
  status === 'gathering' || status === 'assessing' || status === 'review'
