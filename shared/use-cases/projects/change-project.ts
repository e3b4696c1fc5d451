import { withContent, type ClusterProject, type ProjectContent } from '../../domain/cluster-project.ts'
import { PreconditionFailed } from '../../domain/errors.ts'
import { changedFields, changeInWords } from '../../domain/project-changes.ts'
import { replaceProject } from '../../items/cluster-project-item.ts'
import { wasWritten } from '../../stores/was-written.ts'
import { newestPack } from '../support/load.ts'
import { standpointOf } from '../support/project-access.ts'
import { assertMayLead, assertOpen, memberStands, type ProjectDeps, type SaidOfProject } from './acting.ts'
import { assertEnds } from './seek-ends.ts'
import { mailLeaders, tellOfProject } from './tell-project.ts'

/** The version that was read, and what is to be said of the project from now on. */
export type ChangeProject = SaidOfProject & { readonly version: number; readonly content: ProjectContent }

/**
 * Replaces what is said of a project, for its lead or the coordinator; the other of them hears of another stage or other days. Throws NotFound,
 * Forbidden, Conflict for a project that has ended, InvalidRequest for an end that is not allowed, PreconditionFailed where it was changed since.
 */
export const makeChangeProject =
  ({ table, newId }: ProjectDeps) =>
  async (command: ChangeProject): Promise<ClusterProject> => {
    const { organisation, version, content, now, extra = [] } = command
    const [standpoint, pack] = await Promise.all([standpointOf(table, command, organisation), newestPack(table)])
    const before = standpoint.project
    assertMayLead(standpoint)
    assertOpen(before)
    if (before.version !== version) throw new PreconditionFailed()
    const next = withContent(before, content, now)
    const changed = changedFields(before, next)
    if (changed.includes('seeks')) assertEnds(content.seeks, pack, now)
    if (changed.length === 0) return before
    const id = newId()
    const data = changeInWords(before, next)
    const isNews = changed.some((field) => field === 'stage' || field === 'startsOn' || field === 'endsOn')
    const written = await wasWritten(table, [
      replaceProject(before, next),
      memberStands(standpoint),
      tellOfProject(id, 'projectChanged', command, { data }),
      ...(isNews ? mailLeaders(standpoint, 'changed', id, command, data) : []),
      ...extra,
    ])
    if (!written) throw new PreconditionFailed()
    return { ...next, version: version + 1 }
  }
