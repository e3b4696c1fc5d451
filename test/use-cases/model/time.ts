import { earliest, type Moment } from '../../../shared/domain/time.ts'
import { put } from './applying.ts'
import { admitTo, isUnwilling, move } from './standing.ts'
import { settle } from './follow-ups.ts'
import { isActive, told, type Cluster, type State, type Who } from './state.ts'

const dueOf = (state: State): Moment | undefined => {
  const { application, clusters } = state
  const isOver = application.face.status === 'rejected' || application.face.status === 'withdrawn'
  const answers = Object.values(application.answers).filter((answer) => answer.state === 'invited' && !isOver)
  const standings = [clusters.old, clusters.new].flatMap((cluster) => Object.values(cluster?.standings ?? {}))
  return earliest(
    application.face.status === 'gathering' ? application.deadline : undefined,
    ...answers.flatMap(({ remindAt, expiresAt }) => [remindAt, expiresAt]),
    ...standings.flatMap(({ state: at, remindAt, expiresAt, warnAt, decideBy }) => {
      if (at === 'invited') return [remindAt, expiresAt]
      return at === 'requested' ? [warnAt, decideBy] : []
    }),
  )
}

const ofStanding = (state: State, cluster: Cluster, who: Who, due: Moment): void => {
  const standing = cluster.standings[who]
  if (!standing) return
  const { remindAt, warnAt, ...rest } = standing
  const touched = standing.touched + 1
  if (standing.state === 'invited' && remindAt === due) {
    cluster.standings[who] = { ...rest, touched }
    cluster.events.push(told('invitationReminded', who))
  } else if (standing.state === 'invited' && standing.expiresAt === due) {
    move(cluster, who, 'expired')
    cluster.events.push(told('invitationExpired', who))
  } else if (standing.state === 'requested' && warnAt === due) cluster.standings[who] = { ...rest, touched }
  else if (standing.state === 'requested' && standing.decideBy === due) {
    if (cluster.face.status === 'registered' && isActive(state, who)) return void admitTo(cluster, who)
    move(cluster, who, 'refused')
    cluster.events.push(told('joinRefused', who))
  }
}

const ofAnswer = (state: State, who: Who, due: Moment): void => {
  const { application } = state
  const answer = application.answers[who]
  if (answer?.state !== 'invited') return
  const { remindAt, ...rest } = answer
  if (remindAt === due) {
    put(application, who, rest)
    const isWanted = !isUnwilling(state, who, application.face.applicant)
    if (application.face.status === 'gathering' && isWanted) application.events.push(told('reminded', who))
  } else if (answer.expiresAt === due) {
    put(application, who, { ...rest, state: 'expired' })
    application.events.push(told('invitationExpired', who))
  }
}

const act = (state: State, due: Moment): void => {
  settle(state)
  for (const cluster of [state.clusters.old, state.clusters.new])
    if (cluster) for (const who of Object.keys(cluster.standings).map(Number)) ofStanding(state, cluster, who, due)
  for (const who of Object.keys(state.application.answers).map(Number)) ofAnswer(state, who, due)
  settle(state)
}

/** Time passes up to a moment, stopping wherever something is due. */
export const passTo = (state: State, end: Moment): void => {
  settle(state)
  for (let due = dueOf(state); due !== undefined && due <= end; due = dueOf(state)) {
    state.now = due
    act(state, due)
  }
  state.now = end
  settle(state)
}
