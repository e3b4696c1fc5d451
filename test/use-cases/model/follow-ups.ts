import { before, deadlineAfter } from '../../../shared/domain/time.ts'
import { asked, closeQuestions, put } from './applying.ts'
import { admitTo, isUnwilling, move } from './standing.ts'
import { MINIMUM, TIMES, ZONE } from './policy.ts'
import { isActive, shown, told, type Cluster, type State, type Where, type Who } from './state.ts'

/** Whoever follows a request looks at it: admits it, refuses it, or asks the coordinator. */
export const verify = (state: State, where: Where, who: Who): void => {
  const cluster = state.clusters[where]
  const standing = cluster?.standings[who]
  if (cluster) cluster.unseen = cluster.unseen.filter((one) => one !== who)
  if (!cluster || standing?.state !== 'requested') return
  if (cluster.face.status !== 'registered' || !isActive(state, who)) {
    move(cluster, who, 'refused')
    cluster.events.push(told('joinRefused', who))
  } else if (standing.decideBy === undefined && cluster.face.admission === 'open' && !standing.banned)
    admitTo(cluster, who)
  else if (standing.decideBy === undefined) {
    const decideBy = deadlineAfter(state.now, TIMES.joinConsent, ZONE)
    const warnAt = before(decideBy, TIMES.joinWarning)
    cluster.standings[who] = { ...standing, decideBy, warnAt, touched: standing.touched + 1 }
    cluster.events.push(told('coordinatorAsked', who))
  }
}

/** How a cluster stands: how many members count, and what is the matter. */
export const look = (state: State, { face, standings }: Cluster) => {
  const members = Object.keys(standings)
    .map(Number)
    .filter((who) => standings[who]?.state === 'member')
  const counting = members.filter((who) => isActive(state, who)).length
  const leads = members.includes(face.coordinator) && isActive(state, face.coordinator)
  const causes: ('belowMinimum' | 'coordinatorNotActive')[] = []
  if (counting < MINIMUM) causes.push('belowMinimum')
  if (!leads) causes.push('coordinatorNotActive')
  return { counting, causes }
}

/** A cluster is counted again, and says what is the matter with it. */
export const recount = (state: State, where: Where): void => {
  const cluster = shown(state, where)
  const stands = state.clusters[where]
  if (stands) stands.unheard = false
  if (!cluster) return
  const { counting, causes } = look(state, cluster)
  const { concern, ...face } = cluster.face
  const version = face.version + 1
  if (causes.length === 0) {
    if (!concern) return
    cluster.face = { ...face, version }
    cluster.events.push('concernEnded')
    return
  }
  const isSame = concern?.causes.join() === causes.join()
  if (isSame && concern?.counting === counting) return
  const mendBy = concern?.mendBy ?? deadlineAfter(state.now, TIMES.mendConcern, ZONE)
  cluster.face = { ...face, version, concern: { causes, counting, mendBy } }
  if (!concern) cluster.events.push('concernBegan')
  else if (!isSame) cluster.events.push('concernChanged')
}

const hearAnswer = (state: State, who: Who): void => {
  const { application } = state
  const answer = application.answers[who]
  const { status, applicant } = application.face
  if (!answer || status === 'rejected' || status === 'withdrawn') return
  const cluster = state.clusters.new
  if (status === 'registered') {
    if (answer.state === 'confirmed' && isActive(state, who) && cluster && !cluster.standings[who]) {
      admitTo(cluster, who)
      application.events.push(told('joined', who))
    }
    return
  }
  const active = isActive(state, who)
  const again = !answer.coordinator && state.now < application.deadline && active && answer.state === 'listed'
  const next = again ? asked(state, who, isUnwilling(state, who, applicant)) : { ...answer, counts: active }
  const isAsked = next.generation > answer.generation
  if (!isAsked && next.state === answer.state && next.counts === answer.counts) return
  put(application, who, next)
  application.events.push(told(isAsked ? 'invited' : 'registerChanged', who))
}

/** The application and the clusters of an organisation hear that its entry has changed. */
export const hear = (state: State, who: Who): void => {
  const entry = state.entries[who]
  if (!entry) return
  hearAnswer(state, who)
  for (const where of ['old', 'new'] as const)
    if (state.clusters[where]?.standings[who]?.state === 'member') recount(state, where)
  entry.unheard = false
}

const register = (state: State): void => {
  const { application } = state
  const { applicant } = application.face
  const confirmed = Object.keys(application.answers)
    .map(Number)
    .filter((who) => application.answers[who]?.state === 'confirmed')
  const standings: Cluster['standings'] = {}
  for (const who of confirmed.filter((one) => isActive(state, one)))
    standings[who] = { state: 'member', role: who === applicant ? 'coordinator' : 'member', banned: false, touched: 1 }
  application.face = { ...application.face, status: 'registered', touched: application.face.touched + 1 }
  application.events.push('registered')
  const face = { status: 'registered', version: 1, coordinator: applicant, admission: 'consent' } as const
  state.clusters.new = {
    face: { ...face },
    standings,
    events: ['registered'],
    unheard: false,
    unseen: [],
    ending: false,
  }
}

/** Whether the application is to be decided: enough have confirmed, or its time is over. */
export const isDecidable = (state: State): boolean => {
  const { answers, deadline, face } = state.application
  if (face.status !== 'gathering') return false
  const counting = Object.values(answers).filter((answer) => answer.state === 'confirmed' && answer.counts).length
  return counting >= MINIMUM || state.now >= deadline
}

/** The application is decided by its rules: registered, or refused. */
export const decideApplication = (state: State): void => {
  const { application } = state
  const { answers, face } = application
  const confirmed = Object.keys(answers)
    .map(Number)
    .filter((who) => answers[who]?.state === 'confirmed')
  const enough = confirmed.filter((who) => isActive(state, who)).length >= MINIMUM
  if (enough && isActive(state, face.applicant)) return register(state)
  application.face = { ...face, status: 'rejected', touched: face.touched + 1 }
  application.events.push('rejected')
  application.closing = true
}

/** Who waits at a cluster that has ended waits no longer. */
const endWaiting = (cluster: Cluster): void => {
  cluster.ending = false
  for (const who of Object.keys(cluster.standings).map(Number)) {
    const at = cluster.standings[who]?.state
    if (at !== 'requested' && at !== 'invited') continue
    move(cluster, who, at === 'requested' ? 'refused' : 'revoked')
    cluster.events.push(told(at === 'requested' ? 'joinRefused' : 'invitationRevoked', who))
  }
}

/** Everything that would follow now, one by one; nothing when all has come to rest. */
export const pending = (state: State): readonly (() => void)[] => {
  const wheres = (['old', 'new'] as const).filter((where) => state.clusters[where])
  return [
    ...state.entries.flatMap((entry, who) => (entry.unheard ? [() => hear(state, who)] : [])),
    ...(state.application.closing ? [() => closeQuestions(state.application)] : []),
    ...(isDecidable(state) ? [() => decideApplication(state)] : []),
    ...wheres.flatMap((where) => (state.clusters[where]?.unseen ?? []).map((who) => () => verify(state, where, who))),
    ...wheres.flatMap((where) => {
      const cluster = state.clusters[where]
      return cluster?.ending ? [() => endWaiting(cluster)] : []
    }),
    ...wheres.flatMap((where) => (state.clusters[where]?.unheard ? [() => recount(state, where)] : [])),
  ]
}

/** Lets everything follow that follows by itself. */
export const settle = (state: State): void => {
  for (let [next] = pending(state); next; [next] = pending(state)) next()
}
