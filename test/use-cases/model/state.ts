import type { AnswerState } from '../../../shared/domain/answer.ts'
import type { Concern } from '../../../shared/domain/concern.ts'
import type { MembershipState } from '../../../shared/domain/membership.ts'
import type { Moment } from '../../../shared/domain/time.ts'

/** An organisation by its number in the register: the model knows no keys. */
export type Who = number

/** The cluster that stands from the beginning, or the one that the application leads to. */
export type Where = 'old' | 'new'

/** What stands between a cluster and an organisation. `touched` counts writes, which is all that an undoing has to know of them. */
export type Standing = {
  state: MembershipState
  role: 'coordinator' | 'member'
  banned: boolean
  touched: number
  warnAt?: Moment
  decideBy?: Moment
  sentAt?: Moment
  remindAt?: Moment
  expiresAt?: Moment
}

/** What a cluster says of itself; `version` goes up with each change, as for everybody who reads it. */
export type Face = {
  status: 'registered' | 'struckOff'
  version: number
  coordinator: Who
  admission: 'open' | 'consent'
  concern?: { causes: Concern['causes']; counting: number; mendBy: Moment }
}

/** A cluster; `unheard`: its members or their entries have changed since it was last counted; `unseen`: requests that nobody has looked at; `ending`: it was struck off, and somebody may still wait at it. */
export type Cluster = {
  face: Face
  standings: { [who: Who]: Standing }
  events: string[]
  unheard: boolean
  unseen: Who[]
  ending: boolean
}

/** What an organisation said to an application's question. */
export type Answer = {
  state: AnswerState
  coordinator: boolean
  counts: boolean
  held: boolean
  touched: number
  generation: number
  remindAt?: Moment
  expiresAt?: Moment
}

/** The one application: its own words (which other writes touch), and the answers; `closing`: it has ended, and its questions are still open. */
export type Application = {
  face: {
    status: 'gathering' | 'registered' | 'rejected' | 'withdrawn'
    applicant: Who
    project: Who[]
    touched: number
  }
  deadline: Moment
  answers: { [who: Who]: Answer }
  events: string[]
  closing: boolean
}

/** What an organisation wishes of invitations. */
export type Wishes = { muted: Who[]; closedUntil?: Moment; version: number }

/** An entry of the register; `into`: it is part of another one now. `unheard`: nobody has heard yet that it changed. */
export type Entry = {
  status: 'active' | 'suspended'
  into?: Who
  absorbed: number
  asOf: Moment
  wishes?: Wishes
  unheard: boolean
}

/** One thing that a merge changed: where it lies, what it was, what it became. */
export type Change = { at: string[]; before: unknown; after: unknown }

/** A merge with its steps, each undone whole or not at all. */
export type Merge = {
  losing: Who
  keeping: Who
  status: 'merged' | 'undone'
  undoUntil: Moment
  steps: Change[][]
  stayed: number
}

/** Everything, as plain data. */
export type State = {
  now: Moment
  entries: Entry[]
  clusters: { old: Cluster; new?: Cluster }
  application: Application
  merges: Merge[]
}

/** The cluster, if it is one that people see. */
export const shown = (state: State, where: Where): Cluster | undefined => {
  const cluster = state.clusters[where]
  return cluster?.face.status === 'registered' ? cluster : undefined
}

/** Whether the register holds an organisation active under its own key. */
export const isActive = (state: State, who: Who): boolean => {
  const entry = state.entries[who]
  return entry !== undefined && entry.into === undefined && entry.status === 'active'
}

/** Which organisation a key leads to. */
export const behind = (state: State, who: Who): Who => state.entries[who]?.into ?? who

/** An event, noted with whom it is about. */
export const told = (type: string, who?: Who): string => (who === undefined ? type : `${type} ${who}`)
