import { endProject, type ClusterProject } from '../../domain/cluster-project.ts'
import { Conflict } from '../../domain/errors.ts'
import { replaceProject } from '../../items/cluster-project-item.ts'
import { writeExtra } from '../joining/acting.ts'
import { standpointOf } from '../support/project-access.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { assertMayLead, memberStands, type ProjectDeps, type SaidOfProject } from './acting.ts'
import { mailProjectEnded, tellOfProject } from './tell-project.ts'

/** Why a project ends; who takes part in it hears the reason. */
export type EndProject = SaidOfProject & { readonly reason: string }

const events = { closed: 'projectClosed', removed: 'projectRemoved' } as const

const ending =
  (status: keyof typeof events, assertPossible: (project: ClusterProject) => void) =>
  ({ table, newId }: ProjectDeps) =>
  (command: EndProject): Promise<ClusterProject> =>
    retryConflicts(async () => {
      const { organisation, reason, now, extra = [] } = command
      const standpoint = await standpointOf(table, command, organisation)
      const { project: before } = standpoint
      assertMayLead(standpoint)
      if (before.status === status) {
        await writeExtra(table, extra)
        return before
      }
      assertPossible(before)
      const id = newId()
      const next = endProject(before, status, reason, now)
      await table.write([
        replaceProject(before, next),
        memberStands(standpoint),
        tellOfProject(id, events[status], command, { data: { title: before.title, reason } }),
        ...mailProjectEnded(standpoint, id, command),
        ...extra,
      ])
      return { ...next, version: before.version + 1 }
    })

/**
 * Closes a project, for its lead or the coordinator, the last one too; those who take part hear the reason, and its space stays theirs. Twice is
 * harmless. Throws NotFound, and Forbidden.
 */
export const makeCloseProject = ending('closed', () => undefined)

/**
 * Takes a project away that was added by mistake: nobody sees it or enters its space any more, the history keeps it. Throws NotFound, Forbidden,
 * and Conflict `foundingProject` for what the cluster was registered with, which can only be closed.
 */
export const makeRemoveProject = ending('removed', ({ origin }) => {
  if (origin === 'application') throw new Conflict('foundingProject')
})
