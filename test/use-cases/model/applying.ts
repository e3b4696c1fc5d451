import { after, deadlineAfter, earliest } from '../../../shared/domain/time.ts'
import { admitTo, isUnwilling, move } from './standing.ts'
import { TIMES, ZONE } from './policy.ts'
import { behind, isActive, told, type Answer, type Application, type State, type Who } from './state.ts'

/** Puts an answer in the place of another. */
export const put = (application: Application, who: Who, next: Omit<Answer, 'touched'>): void => {
  application.answers[who] = { ...next, touched: (application.answers[who]?.touched ?? 0) + 1 }
}

/** The question as it is put to an organisation, or why it is only listed. */
export const asked = (state: State, who: Who, held = false): Omit<Answer, 'touched'> => {
  const { deadline, answers } = state.application
  const generation = answers[who]?.generation ?? 0
  const common = { coordinator: false, counts: isActive(state, who), held: false, generation }
  if (!common.counts) return { ...common, state: 'listed' }
  if (held) return { ...common, state: 'listed', held }
  const expiresAt = earliest(deadlineAfter(state.now, TIMES.invitation, ZONE), deadline) ?? deadline
  const remindAt = after(state.now, TIMES.reminder)
  return {
    ...common,
    state: 'invited',
    generation: generation + 1,
    expiresAt,
    ...(remindAt < expiresAt ? { remindAt } : {}),
  }
}

const without = (before: Answer): Answer => {
  const { remindAt: _, ...answer } = before
  return { ...answer, held: false }
}

/** Whether the cluster's own record forbids to come in by the application's old invitation. */
const isDecidedSince = (state: State, who: Who): boolean => {
  const standing = state.clusters.new?.standings[who]
  return standing !== undefined && !['member', 'invited', 'requested'].includes(standing.state)
}

/** An organisation says yes to the application's question. */
export const confirm = (state: State, who: Who): string => {
  const { application } = state
  const answer = application.answers[who]
  const { status } = application.face
  if (!answer) return 'notFound'
  if (answer.coordinator) return 'coordinatorCannotDecline'
  if (answer.state === 'listed' && !isActive(state, who)) return 'notInvited'
  if (answer.state === 'revoked' || answer.state === 'closed') return 'invitationRevoked'
  if (answer.state === 'confirmed') return 'confirmed'
  const isLate = answer.expiresAt !== undefined && answer.expiresAt <= state.now
  if (answer.state === 'expired' || isLate) return 'invitationExpired'
  if (status !== 'gathering' && status !== 'registered') return 'notInThisState'
  if (status === 'registered' && !isActive(state, who)) return 'organisationNotActive'
  if (status === 'registered' && isDecidedSince(state, who)) return 'notInvited'
  put(application, who, { ...without(answer), state: 'confirmed' })
  application.events.push(told(status === 'registered' ? 'joined' : 'confirmed', who))
  const cluster = status === 'registered' ? state.clusters.new : undefined
  if (cluster && cluster.standings[who]?.state !== 'member') admitTo(cluster, who)
  return 'confirmed'
}

/** An organisation says no, or takes its yes back. */
export const deny = (state: State, who: Who): string => {
  const { application } = state
  const answer = application.answers[who]
  const { status } = application.face
  if (!answer) return 'notFound'
  if (answer.coordinator) return 'coordinatorCannotDecline'
  if (answer.state === 'listed' && !isActive(state, who)) return 'notInvited'
  if (answer.state === 'revoked' || answer.state === 'closed') return 'invitationRevoked'
  if (answer.state === 'declined' || answer.state === 'left') return answer.state
  if (status !== 'gathering' && status !== 'registered') return 'notInThisState'
  const next = answer.state === 'confirmed' ? 'left' : 'declined'
  const cluster = status === 'registered' ? state.clusters.new : undefined
  const standing = cluster?.standings[who]
  if (cluster && next === 'left' && standing?.role === 'coordinator') return 'coordinatorCannotDecline'
  put(application, who, { ...without(answer), state: next })
  application.events.push(told(next, who))
  if (cluster && next === 'left' && standing?.state === 'member') {
    move(cluster, who, 'left')
    cluster.events.push(told('memberLeft', who))
  }
  return next
}

/** The applicant adds an organisation. */
export const add = (state: State, by: Who, given: Who): string => {
  const { application } = state
  if (application.face.applicant !== by) return 'notFound'
  const who = behind(state, given)
  if (application.face.status !== 'gathering') return 'notInThisState'
  if (state.now >= application.deadline) return 'deadlinePassed'
  const answer = application.answers[who]
  const isOpen = answer?.state === 'invited' && (answer.expiresAt ?? '') > state.now
  const active = isActive(state, who)
  if (isOpen || answer?.state === 'confirmed' || (answer?.state === 'listed' && !active)) return 'already'
  if (active && isUnwilling(state, who, application.face.applicant)) return 'notAccepting'
  put(application, who, asked(state, who))
  application.events.push(told(active ? 'invited' : 'listed', who))
  return active ? 'asked' : 'suspended'
}

/** The applicant takes an organisation off. */
export const takeOff = (state: State, by: Who, who: Who): string => {
  const { application } = state
  if (application.face.applicant !== by) return 'notFound'
  if (application.face.status !== 'gathering') return 'notInThisState'
  const answer = application.answers[who]
  if (!answer) return 'notFound'
  if (answer.state === 'revoked') return 'revoked'
  if (answer.state !== 'invited' && answer.state !== 'listed') return 'alreadyAnswered'
  put(application, who, { ...without(answer), state: 'revoked', generation: answer.generation + 1 })
  application.events.push(told('revoked', who))
  return 'revoked'
}

/** Who was asked and has not answered when an application ends is not asked any more. */
export const closeQuestions = (application: Application): void => {
  application.closing = false
  for (const [who, answer] of Object.entries(application.answers))
    if (answer.state === 'invited') put(application, Number(who), { ...without(answer), state: 'closed' })
}

/** The applicant gives the application up. */
export const giveUp = (state: State, by: Who): string => {
  const { application } = state
  if (application.face.applicant !== by) return 'notFound'
  if (application.face.status === 'withdrawn') return 'withdrawn'
  if (application.face.status !== 'gathering') return 'notInThisState'
  application.face = { ...application.face, status: 'withdrawn', touched: application.face.touched + 1 }
  application.events.push('withdrawn')
  application.closing = true
  return 'withdrawn'
}
