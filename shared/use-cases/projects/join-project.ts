import { Conflict, NotFound } from '../../domain/errors.ts'
import { leaveProject, takePart, takesPart, type Participation } from '../../domain/participation.ts'
import { projectKey } from '../../items/cluster-project-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { putParticipation } from '../../items/participation-item.ts'
import { isStillActive, writeExtra } from '../joining/acting.ts'
import { standpointOf } from '../support/project-access.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { assertOpen, memberStands, type ProjectDeps, type SaidOfProject } from './acting.ts'
import { mailLeaders, tellOfProject } from './tell-project.ts'

/**
 * Takes part in a project, for a member of its cluster; who does already changes nothing. Throws NotFound, and Conflict for a project that has
 * ended, `removedFromProject` for whom the lead has removed and not let back, and `organisationNotActive`.
 */
export const makeJoinProject =
  ({ table, newId }: ProjectDeps) =>
  (command: SaidOfProject): Promise<Participation> =>
    retryConflicts(async () => {
      const { project, organisation, now, extra = [] } = command
      const standpoint = await standpointOf(table, command, organisation)
      const { membership, participation: before } = standpoint
      if (before && takesPart(before, membership)) {
        await writeExtra(table, extra)
        return before
      }
      assertOpen(standpoint.project)
      if (before?.state === 'removed') throw new Conflict('removedFromProject')
      const status = organisationFrom(await table.get(organisationKey(organisation)))?.status
      if (status !== 'active') throw new Conflict('organisationNotActive', { status: status ?? 'unknown' })
      const id = newId()
      const participation = takePart(before, project, membership, now)
      await table.write([
        putParticipation(before, participation),
        memberStands(standpoint),
        { check: projectKey(command), when: [{ attribute: 'status', is: 'open' }] },
        isStillActive(organisation),
        tellOfProject(id, 'projectJoined', command, { organisation }),
        ...mailLeaders(standpoint, 'joined', id, command),
        ...extra,
      ])
      return participation
    })

/**
 * Leaves a project, and its space, at any time; the membership in the cluster stays. Twice is harmless. Throws NotFound for who does not take part,
 * and Conflict `leadMustHandOver` for the lead of an open project, which names another one first or closes it.
 */
export const makeLeaveProject =
  ({ table, newId }: ProjectDeps) =>
  (command: SaidOfProject): Promise<Participation> =>
    retryConflicts(async () => {
      const { project, organisation, now, extra = [] } = command
      const standpoint = await standpointOf(table, command, organisation)
      const { membership, participation: before } = standpoint
      if (before?.state === 'left') {
        await writeExtra(table, extra)
        return before
      }
      if (!before || !takesPart(before, membership)) throw new NotFound('participation', project)
      if (standpoint.leads && standpoint.project.status === 'open') throw new Conflict('leadMustHandOver')
      const id = newId()
      const participation = leaveProject(before, now)
      const { version } = standpoint.project
      await table.write([
        putParticipation(before, participation),
        memberStands(standpoint),
        // Nobody may have been named its lead meanwhile.
        { check: projectKey(command), when: [{ attribute: 'version', is: version }] },
        tellOfProject(id, 'projectLeft', command, { organisation }),
        ...mailLeaders(standpoint, 'left', id, command),
        ...extra,
      ])
      return participation
    })
