import { led } from './joining.ts'
import { recount } from './follow-ups.ts'
import { isActive, shown, told, type Cluster, type State, type Where, type Who } from './state.ts'

/** The coordinator changes who decides about requests; `version` is the one that it has read. */
export const changePolicy = (state: State, where: Where, by: Who, admission: 'open' | 'consent', version: number) => {
  const cluster = led(state, where, by)
  if (!cluster) return 'notFound'
  if (cluster.face.version !== version) return 'preconditionFailed'
  if (cluster.face.admission === admission) return admission
  cluster.face = { ...cluster.face, admission, version: version + 1 }
  cluster.events.push('admissionChanged')
  return admission
}

const give = (cluster: Cluster, who: Who, role: 'coordinator' | 'member'): void => {
  const standing = cluster.standings[who]
  if (standing) cluster.standings[who] = { ...standing, role, touched: standing.touched + 1 }
}

/** An officer puts a member in the place of a coordinator that can do nothing any more. */
export const appoint = (state: State, where: Where, who: Who): string => {
  const cluster = shown(state, where)
  if (cluster?.standings[who]?.state !== 'member') return 'notFound'
  const former = cluster.face.coordinator
  if (isActive(state, former)) return 'coordinatorIsActive'
  if (!isActive(state, who)) return 'organisationNotActive'
  if (cluster.standings[former]?.state === 'member') give(cluster, former, 'member')
  give(cluster, who, 'coordinator')
  cluster.face = { ...cluster.face, coordinator: who, version: cluster.face.version + 1 }
  cluster.events.push(told('coordinatorAppointed', who))
  cluster.unheard = true
  return 'appointed'
}

/** An officer strikes a cluster off, once the time to mend it is over. */
export const strikeOff = (state: State, where: Where): string => {
  recount(state, where)
  const cluster = shown(state, where)
  if (!cluster) return 'notFound'
  const { concern } = cluster.face
  if (!concern) return 'clusterInOrder'
  if (concern.mendBy > state.now) return 'timeToMend'
  cluster.face = { ...cluster.face, status: 'struckOff', version: cluster.face.version + 1 }
  cluster.events.push('struckOff')
  cluster.ending = true
  return 'struckOff'
}
