import { isExpired, type Answer, type Reply } from './answer.ts'
import type { Moment } from './time.ts'

/** Where an invitation stands for whoever holds its link. `closed`: the case ended before an answer came. */
export type LinkState = 'open' | 'expired' | 'confirmed' | 'declined' | 'left' | 'closed'

/** Where an invitation stands for whoever holds its link; undefined where the link leads nowhere (not asked, or taken back). */
export const linkState = (answer: Answer, now: Moment): LinkState | undefined => {
  if (answer.coordinator || answer.state === 'listed' || answer.state === 'revoked') return undefined
  if (answer.state !== 'invited') return answer.state
  return isExpired(answer, now) ? 'expired' : 'open'
}

/** Whether an answer has spent the link for this reply: the same may be said again, another takes a sign-in. */
export const isSpentFor = (answer: Answer, said: Reply): boolean => {
  if (said.answer === 'accept') return answer.state === 'declined' || answer.state === 'left'
  return answer.state === 'confirmed'
}
