import { Conflict, InvalidRequest, NotFound } from '../../domain/errors.ts'
import type { ClusterProject } from '../../domain/cluster-project.ts'
import { isMember, type Membership } from '../../domain/membership.ts'
import { leaveProject, removeFromProject, takesPart, type Participation } from '../../domain/participation.ts'
import { projectKey, replaceProject } from '../../items/cluster-project-item.ts'
import { membershipFrom, membershipKey, membershipStands } from '../../items/membership-item.ts'
import {
  participationFrom,
  participationKey,
  participationStands,
  putParticipation,
} from '../../items/participation-item.ts'
import { keyOf, keyText } from '../../stores/keys.ts'
import type { Table, Write } from '../../stores/table.ts'
import { writeExtra } from '../joining/acting.ts'
import { mailAbout } from '../support/cluster-mail.ts'
import { finder, standpointOf, type Standpoint } from '../support/project-access.ts'
import { stillStands } from '../support/project-writes.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { assertMayLead, assertOpen, memberStands, type ProjectDeps, type SaidOfProject } from './acting.ts'
import { mailOfProject, tellOfProject } from './tell-project.ts'

/** What the lead or the coordinator says about another organisation in the project. */
export type SaidAboutParticipant = SaidOfProject & { readonly key: string }

type Other = { readonly membership: Membership | undefined; readonly participation: Participation | undefined }

const otherIn = async (
  table: Pick<Table, 'getMany'>,
  { clusterId, project, key }: SaidAboutParticipant,
): Promise<Other> => {
  const [member, part] = [membershipKey(clusterId, key), participationKey({ clusterId, project }, key)]
  const found = finder(await table.getMany([member, part]))
  const [membership, participation] = [found(member), found(part)]
  return {
    membership: membership && membershipFrom(membership),
    participation: participation && participationFrom(participation),
  }
}

const led = async (
  table: Pick<Table, 'getMany'>,
  command: SaidAboutParticipant,
): Promise<{ readonly standpoint: Standpoint; readonly other: Other }> => {
  const standpoint = await standpointOf(table, command, command.organisation)
  assertMayLead(standpoint)
  return { standpoint, other: await otherIn(table, command) }
}

/**
 * Ends the part that an organisation has in a project, for its lead or the coordinator, with a reason that it hears; it comes back only if it is let
 * back. Twice is harmless. Throws NotFound, Forbidden, and Conflict `leadMustHandOver` for the lead itself.
 */
export const makeRemoveParticipant =
  ({ table, newId }: ProjectDeps) =>
  (command: SaidAboutParticipant & { readonly reason: string }): Promise<void> =>
    retryConflicts(async () => {
      const { clusterId, project, key, reason, now, extra = [] } = command
      const { standpoint, other } = await led(table, command)
      const { membership, participation: before } = other
      if (before?.state === 'removed') return writeExtra(table, extra)
      if (!before || !takesPart(before, membership)) throw new NotFound('participant', key)
      if (key === command.organisation || key === standpoint.project.lead) throw new Conflict('leadMustHandOver')
      const id = newId()
      await table.write([
        putParticipation(before, removeFromProject(before, reason, now)),
        memberStands(standpoint),
        // Nobody may have named it the lead meanwhile.
        { check: projectKey(command), when: [{ attribute: 'version', is: standpoint.project.version }] },
        tellOfProject(id, 'projectParticipantRemoved', command, { organisation: key }),
        mailAbout(clusterId, key, 'projectRemoved', id, now, { project, organisation: key }),
        ...extra,
      ])
    })

/** Lets an organisation that was removed back in, should it wish to: it may join again. Throws NotFound for who was not removed, and Forbidden. */
export const makeLetBack =
  ({ table, newId }: ProjectDeps) =>
  (command: SaidAboutParticipant): Promise<void> =>
    retryConflicts(async () => {
      const { key, now, extra = [] } = command
      const { standpoint, other } = await led(table, command)
      const { participation: before } = other
      if (before?.state === 'left') return writeExtra(table, extra)
      if (before?.state !== 'removed') throw new NotFound('participant', key)
      const id = newId()
      await table.write([
        putParticipation(before, leaveProject(before, now)),
        ...stillStands({ ...standpoint, participation: undefined }),
        tellOfProject(id, 'projectParticipantLetBack', command, { organisation: key }),
        mailOfProject(key, 'letBack', id, command, { organisation: key }),
        ...extra,
      ])
    })

/** Every key once: whoever names itself would be looked at twice in one transaction. */
const once = (writes: readonly Write[]): readonly Write[] => [
  ...new Map(writes.map((write) => [keyText(keyOf(write)), write])).values(),
]

/**
 * Names another lead of an open project, by its lead or by the coordinator, which can do so too where the lead has left the cluster. The new lead takes
 * part in the project and hears of it. Throws NotFound, Forbidden, Conflict for a project that has ended, InvalidRequest for who does not take part.
 */
export const makeNameLead =
  ({ table, newId }: ProjectDeps) =>
  (command: SaidAboutParticipant): Promise<ClusterProject> =>
    retryConflicts(async () => {
      const { clusterId, project: name, key, extra = [] } = command
      const { standpoint, other } = await led(table, command)
      const { project: before } = standpoint
      const { membership, participation } = other
      assertOpen(before)
      if (!participation || !isMember(membership) || !takesPart(participation, membership))
        throw new InvalidRequest([{ path: '/organisation', message: 'notInThisProject' }])
      if (before.lead === key && before.leadSince >= membership.since) {
        await writeExtra(table, extra)
        return before
      }
      const id = newId()
      const next: ClusterProject = { ...before, lead: key, leadSince: membership.since }
      const part = participationKey({ clusterId, project: name }, key)
      await table.write([
        replaceProject(before, next),
        ...once([
          memberStands(standpoint),
          { check: membershipKey(clusterId, key), when: membershipStands(membership) },
          { check: part, when: participationStands(participation) },
        ]),
        tellOfProject(id, 'projectLeadNamed', command, { organisation: key }),
        ...(key === command.organisation ? [] : [mailOfProject(key, 'leads', id, command, { organisation: key })]),
        ...extra,
      ])
      return { ...next, version: before.version + 1 }
    })
