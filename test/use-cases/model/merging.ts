import { isDeepStrictEqual } from 'node:util'
import type { AnswerState } from '../../../shared/domain/answer.ts'
import { after, deadlineAfter, latest, type Moment } from '../../../shared/domain/time.ts'
import { asked } from './applying.ts'
import { TIMES, ZONE } from './policy.ts'
import {
  isActive,
  type Answer,
  type Change,
  type Cluster,
  type Merge,
  type Standing,
  type State,
  type Where,
  type Who,
} from './state.ts'

type Tree = { [name: string]: unknown }

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

const inside = (tree: unknown, path: readonly string[]): unknown =>
  path.reduce((value: unknown, name) => (isTree(value) ? value[name] : undefined), tree)

/** Puts a value where a change lies, or takes away what is there. */
const place = (state: State, path: readonly string[], value: unknown): void => {
  const parent = inside(state, path.slice(0, -1))
  const name = path.at(-1)
  if (!isTree(parent) || name === undefined) throw new Error(`nothing lies at ${path.join('.')}`)
  if (value === undefined) delete parent[name]
  else parent[name] = structuredClone(value)
}

const change = (state: State, at: string[], next: unknown): Change => ({
  at,
  before: structuredClone(inside(state, at)),
  after: structuredClone(next),
})

const renamed = (list: readonly Who[], from: Who, to: Who): Who[] => [
  ...new Set(list.map((who) => (who === from ? to : who))),
]

const OPEN: { readonly [state: string]: number } = { member: 3, requested: 2, invited: 1 }
const openness = ({ state }: Standing): number => OPEN[state] ?? 0

const oneStanding = (losing: Standing, keeping: Standing | undefined): Standing => {
  if (!keeping) return losing
  const [stands, other] = openness(losing) > openness(keeping) ? [losing, keeping] : [keeping, losing]
  const both = stands.state === 'member' && other.state === 'member'
  const leads = stands.role === 'coordinator' || (both && other.role === 'coordinator')
  return {
    ...stands,
    role: leads ? 'coordinator' : 'member',
    banned: stands.state !== 'member' && (stands.banned || other.banned),
  }
}

/** What stands for the kept organisation: a question that moves is put anew, a request that moves is looked at again. */
const movedStanding = (state: State, losing: Standing, keeping: Standing | undefined): Standing => {
  const next = oneStanding(losing, keeping)
  const touched = Math.max(losing.touched, keeping?.touched ?? 0) + 1
  const isMoved = keeping === undefined || openness(losing) > openness(keeping)
  if (!isMoved || next.state !== 'invited') return { ...next, touched }
  const expiresAt = deadlineAfter(state.now, TIMES.invitation, ZONE)
  return { ...next, touched, sentAt: state.now, remindAt: after(state.now, TIMES.reminder), expiresAt }
}

const ofCluster = (state: State, where: Where, cluster: Cluster, losing: Who, keeping: Who): Change[] => {
  const { face, standings } = cluster
  const own = standings[losing]
  if (!own) return []
  const next = { ...face, coordinator: keeping, version: face.version + 1 }
  return [
    change(state, ['clusters', where, 'standings', String(losing)], undefined),
    change(state, ['clusters', where, 'standings', String(keeping)], movedStanding(state, own, standings[keeping])),
    ...(face.coordinator === losing ? [change(state, ['clusters', where, 'face'], next)] : []),
  ]
}

const WEIGHT: { readonly [state in AnswerState]: number } = {
  confirmed: 7,
  invited: 6,
  left: 5,
  declined: 4,
  listed: 3,
  expired: 2,
  revoked: 1,
  closed: 0,
}
const weightOf = ({ coordinator, state }: Answer): number => (coordinator ? 10 : WEIGHT[state])

const oneAnswer = (state: State, losing: Answer, keeping: Answer | undefined, to: Who): Answer => {
  if (keeping && weightOf(keeping) >= weightOf(losing)) return keeping
  const generation = Math.max(losing.generation, keeping?.generation ?? 0)
  const touched = Math.max(losing.touched, keeping?.touched ?? 0) + 1
  if (losing.state === 'invited') {
    const again = { ...state, application: { ...state.application, answers: { [to]: { ...losing, generation } } } }
    return { ...asked(again, to), touched }
  }
  return { ...losing, counts: isActive(state, to), touched, generation: keeping ? generation + 1 : generation }
}

const ofApplication = (state: State, losing: Who, keeping: Who): Change[] => {
  const { face, answers } = state.application
  const own = answers[losing]
  if (!own) return []
  const isNamed = face.applicant === losing || face.project.includes(losing)
  const applicant = face.applicant === losing ? keeping : face.applicant
  const next = { ...face, applicant, project: renamed(face.project, losing, keeping), touched: face.touched + 1 }
  return [
    change(state, ['application', 'answers', String(losing)], undefined),
    change(state, ['application', 'answers', String(keeping)], oneAnswer(state, own, answers[keeping], keeping)),
    ...(isNamed ? [change(state, ['application', 'face'], next)] : []),
  ]
}

const ofWishes = (state: State, losing: Who, keeping: Who): Change[] => {
  const own = state.entries[losing]?.wishes
  if (!own) return []
  const kept = state.entries[keeping]?.wishes
  const muted = new Set([...(kept?.muted ?? []), ...own.muted].filter((who) => who !== losing && who !== keeping))
  const closedUntil = latest(own.closedUntil, kept?.closedUntil)
  const version = (kept?.version ?? own.version) + 1
  const next = { muted: [...muted], version, ...(closedUntil === undefined ? {} : { closedUntil }) }
  return [
    change(state, ['entries', String(losing), 'wishes'], undefined),
    change(state, ['entries', String(keeping), 'wishes'], next),
  ]
}

/** Somebody else's wishes name the kept organisation, where they named the other. */
const ofOthersWishes = (state: State, who: Who, losing: Who, keeping: Who): Change[] => {
  const wishes = state.entries[who]?.wishes
  if (who === losing || !wishes?.muted.includes(losing)) return []
  const muted = renamed(wishes.muted, losing, keeping).filter((one) => one !== who)
  return [change(state, ['entries', String(who), 'wishes'], { ...wishes, muted, version: wishes.version + 1 })]
}

const stepsOf = (state: State, losing: Who, keeping: Who): readonly (() => Change[])[] => [
  () => ofApplication(state, losing, keeping),
  () => ofCluster(state, 'old', state.clusters.old, losing, keeping),
  () => (state.clusters.new ? ofCluster(state, 'new', state.clusters.new, losing, keeping) : []),
  ...state.entries.map((_, who) => () => ofOthersWishes(state, who, losing, keeping)),
  () => ofWishes(state, losing, keeping),
]

/** What follows in each cluster that the losing organisation stood towards: it is counted again, and a request is looked at again. */
const stir = (state: State, losing: Who, keeping: Who): void => {
  for (const cluster of [state.clusters.old, state.clusters.new]) {
    if (!cluster?.standings[losing]) continue
    cluster.unheard = true
    cluster.unseen.push(keeping)
  }
}

/** Makes one organisation of two entries. */
export const merge = (state: State, losing: Who, keeping: Who): string => {
  const [lost, kept] = [state.entries[losing], state.entries[keeping]]
  if (losing === keeping || !lost || !kept) return 'invalidRequest'
  if (lost.into !== undefined || kept.into !== undefined || lost.absorbed > 0) return 'mergeUnderWay'
  lost.into = keeping
  stir(state, losing, keeping)
  const steps: Change[][] = []
  for (const stepOf of stepsOf(state, losing, keeping)) {
    const step = stepOf()
    for (const { at, after: next } of step) place(state, at, next)
    if (step.length > 0) steps.push(step)
  }
  kept.absorbed += 1
  kept.unheard = true
  state.merges.push({
    losing,
    keeping,
    status: 'merged',
    undoUntil: after(state.now, TIMES.mergeUndo),
    steps,
    stayed: 0,
  })
  return 'merged'
}

const takeBack = (state: State, merged: Merge): void => {
  for (const step of merged.steps.toReversed()) {
    const isUntouched = step.every(({ at, after: made }) => isDeepStrictEqual(inside(state, at), made))
    if (isUntouched) for (const { at, before } of step) place(state, at, before)
    else merged.stayed += 1
  }
  merged.steps = []
}

/** Makes two entries of one again, within the time to do so. */
export const undo = (state: State, which: number, now: Moment): string => {
  const merged = state.merges[which]
  if (!merged) return 'notFound'
  if (merged.status === 'undone') return 'undone'
  if (now >= merged.undoUntil) return 'tooLateToUndo'
  const [lost, kept] = [state.entries[merged.losing], state.entries[merged.keeping]]
  if (!lost || !kept) return 'notFound'
  takeBack(state, merged)
  delete lost.into
  kept.absorbed -= 1
  kept.unheard = true
  lost.unheard = true
  merged.status = 'undone'
  return 'undone'
}
