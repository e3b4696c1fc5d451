import { parseClusterInvitationId } from '../../domain/invitation-id.ts'
import type { LinkState } from '../../domain/link.ts'
import type { Moment } from '../../domain/time.ts'
import { applicationFrom, applicationKey } from '../../items/application-item.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { openClusterLink, openLink, type Link, type LinkDeps } from './link.ts'

/** An invitation that a link leads to, of an application or into a registered cluster (`subject` is the id of either), and who sent it. */
export type Invited = {
  readonly of: 'application' | 'cluster'
  readonly subject: string
  readonly organisation: string
  readonly sender: string
  readonly state: LinkState
}

const intoCluster = async (deps: LinkDeps, link: Link, now: Moment): Promise<Invited> => {
  const { membership, state } = await openClusterLink(deps, link, now)
  const { clusterId: subject, organisation } = membership
  const item = await deps.table.get(clusterKey(subject))
  if (!item) throw new Error(`the cluster ${subject} of an invitation is missing`)
  return { of: 'cluster', subject, organisation, sender: clusterFrom(item).coordinator, state }
}

const ofApplication = async (deps: LinkDeps, link: Link, now: Moment): Promise<Invited> => {
  const { answer, state } = await openLink(deps, link, now)
  const { applicationId: subject, organisation } = answer
  const item = await deps.table.get(applicationKey(subject))
  if (!item) throw new Error(`the application ${subject} of an answer is missing`)
  return { of: 'application', subject, organisation, sender: applicationFrom(item).applicant, state }
}

/** The invitation that a link leads to, whichever kind it is. Throws NotFound for a link that opens nothing. */
export const openAnyLink = (deps: LinkDeps, link: Link, now: Moment): Promise<Invited> =>
  parseClusterInvitationId(link.invitation) ? intoCluster(deps, link, now) : ofApplication(deps, link, now)
