import type { Project } from '../domain/project.ts'
import { parseClusterInvitationId } from '../domain/invitation-id.ts'
import type { LinkState } from '../domain/link.ts'
import { closedAt, isMuted } from '../domain/invitation-wishes.ts'
import type { Moment } from '../domain/time.ts'
import { clusterFrom, clusterKey } from '../items/cluster-item.ts'
import { applicationFrom, applicationKey } from '../items/application-item.ts'
import { openClusterLink, openLink, type Link, type LinkDeps } from './support/link.ts'
import { projectsOf } from './support/projects.ts'
import { stagesPutDown, type StageNamed } from './support/stages-put-down.ts'
import { wishesOf } from './support/may-be-invited.ts'
import { organisationsByKey } from './support/resolve.ts'

type Named = { readonly key: string; readonly name: string }

/** What whoever holds a link may see: who asks whom for what, until when, and how it stands. */
export type LinkView = {
  readonly invitation: string
  readonly state: LinkState
  readonly organisation: Named
  readonly coordinator: Named
  readonly application: {
    readonly name: string
    readonly purpose: string
    readonly stages: StageNamed[]
    readonly projects: Pick<Project, 'title' | 'summary' | 'programmes' | 'stage'>[]
  }
  readonly invitedAt?: Moment | undefined
  readonly expiresAt?: Moment | undefined
  readonly answeredAt?: Moment | undefined
  readonly reason?: string | undefined
  readonly senderMuted: boolean
  readonly closedUntil?: Moment | undefined
}

type ShownProject = LinkView['application']['projects'][number]

const shownProjects = (projects: readonly ShownProject[]): ShownProject[] =>
  projects.map(({ title, summary, programmes, stage }) => ({ title, summary, programmes, stage }))

const readClusterLink = async (deps: LinkDeps, link: Link, now: Moment): Promise<LinkView> => {
  const { membership, state } = await openClusterLink(deps, link, now)
  const item = await deps.table.get(clusterKey(membership.clusterId))
  if (!item) throw new Error(`the cluster ${membership.clusterId} of an invitation is missing`)
  const { name, purpose, coordinator } = clusterFrom(item)
  const [organisations, projects, stages] = await Promise.all([
    organisationsByKey(deps.table, [membership.organisation, coordinator]),
    projectsOf(deps.table, membership.clusterId),
    stagesPutDown(deps.table, membership.clusterId, membership.organisation),
  ])
  const named = (key: string): Named => ({ key, name: organisations.get(key)?.name ?? key })
  const wishes = (await wishesOf(deps.table, [membership.organisation])).get(membership.organisation)
  const isAnswered = state !== 'open' && state !== 'expired'
  return {
    invitation: link.invitation,
    state,
    organisation: named(membership.organisation),
    coordinator: named(coordinator),
    application: {
      name,
      purpose,
      stages: [...stages],
      projects: shownProjects(projects.filter(({ status }) => status === 'open')),
    },
    invitedAt: isAnswered ? undefined : membership.since,
    expiresAt: membership.expiresAt,
    answeredAt: isAnswered ? membership.since : undefined,
    reason: membership.reason,
    senderMuted: isMuted(wishes, coordinator),
    closedUntil: closedAt(wishes, now),
  }
}

const readApplicationLink = async (deps: LinkDeps, link: Link, now: Moment): Promise<LinkView> => {
  const { answer, state } = await openLink(deps, link, now)
  const [item, wished] = await Promise.all([
    deps.table.get(applicationKey(answer.applicationId)),
    wishesOf(deps.table, [answer.organisation]),
  ])
  const wishes = wished.get(answer.organisation)
  if (!item) throw new Error(`the application ${answer.applicationId} of an answer is missing`)
  const { name, purpose, projects, applicant } = applicationFrom(item)
  const stages = [...(await stagesPutDown(deps.table, answer.applicationId, answer.organisation))]
  const organisations = await organisationsByKey(deps.table, [answer.organisation, applicant])
  const named = (key: string): Named => ({ key, name: organisations.get(key)?.name ?? key })
  const { invitedAt, expiresAt, answeredAt, reason } = answer
  return {
    invitation: link.invitation,
    state,
    organisation: named(answer.organisation),
    coordinator: named(applicant),
    application: { name, purpose, stages, projects: shownProjects(projects) },
    invitedAt,
    expiresAt,
    answeredAt,
    reason,
    senderMuted: isMuted(wishes, applicant),
    closedUntil: closedAt(wishes, now),
  }
}

/** Shows an invitation by its link, of an application or into a registered cluster, and changes nothing. Throws NotFound for a link that opens nothing. */
export const makeReadLink =
  (deps: LinkDeps) =>
  ({ now, ...link }: Link & { readonly now: Moment }): Promise<LinkView> =>
    parseClusterInvitationId(link.invitation) ? readClusterLink(deps, link, now) : readApplicationLink(deps, link, now)
