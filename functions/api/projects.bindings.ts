import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeAddProject } from '../../shared/use-cases/projects/add-project.ts'
import { makeChangeProject } from '../../shared/use-cases/projects/change-project.ts'
import { makeCloseProject, makeRemoveProject } from '../../shared/use-cases/projects/end-project.ts'
import { makeJoinProject, makeLeaveProject } from '../../shared/use-cases/projects/join-project.ts'
import {
  makeLetBack,
  makeNameLead,
  makeRemoveParticipant,
} from '../../shared/use-cases/projects/manage-participants.ts'
import {
  makeListProjects,
  makeReadProject,
  makeReadProjectHistory,
  withLeads,
} from '../../shared/use-cases/projects/read-projects.ts'
import { standpointOf } from '../../shared/use-cases/support/project-access.ts'
import { nextAs, startIn } from './page.ts'
import { projectRoutes } from './projects.route.ts'
import { showOwnProject, showParticipant, showProject, showProjectEvent } from './views/project.ts'

type ProjectRoute = (typeof projectRoutes)[number]
type InCluster = Pick<Asked<'representative', { readonly id: string }, unknown, unknown>, 'caller' | 'params' | 'now'>
type AtProject = InCluster & { readonly params: { readonly id: string; readonly project: string } }

const [
  listRoute,
  readRoute,
  historyRoute,
  addRoute,
  changeRoute,
  closeRoute,
  removeRoute,
  leadRoute,
  joinRoute,
  leaveRoute,
  removeParticipantRoute,
  letBackRoute,
] = projectRoutes

const at = ({ caller, params }: Omit<AtProject, 'now'>) => ({
  clusterId: params.id,
  project: params.project,
  organisation: caller.organisation,
})

/** What the routes by which projects are read do. */
export const projectReadBindings = ({ table }: { readonly table: Table }): Bindings<ProjectRoute, 'read'> => {
  const list = makeListProjects({ table })
  const read = makeReadProject({ table })
  const readHistory = makeReadProjectHistory({ table })
  return {
    listProjects: bind(listRoute, async ({ caller, params, query, cursors, now }) => {
      const { limit, cursor, status } = query
      const { organisation } = caller
      const start = startIn(cursors, cursor)
      const { lines, next } = await list({ clusterId: params.id, organisation, status, limit, start })
      return { body: { projects: lines.map((line) => showProject(line, now)), ...nextAs(cursors, next) } }
    }),
    readProject: bind(readRoute, async ({ query: { limit, cursor }, cursors, now, ...asked }) => {
      const { standpoint, line, participants, next } = await read({
        ...at(asked),
        limit,
        start: startIn(cursors, cursor),
      })
      const shown = showOwnProject(line, standpoint, now)
      const body = { ...shown, participants: participants.map(showParticipant), ...nextAs(cursors, next) }
      return { body, version: standpoint.project.version }
    }),
    readProjectHistory: bind(historyRoute, async ({ query: { limit, cursor }, cursors, ...asked }) => {
      const { events, organisations, next } = await readHistory({
        ...at(asked),
        limit,
        start: startIn(cursors, cursor),
      })
      const shown = events.map((event) => showProjectEvent(event, organisations.get(event.organisation ?? '')))
      return { body: { events: shown, ...nextAs(cursors, next) } }
    }),
  }
}

type Acting = AtProject & Pick<Asked<'representative', unknown, unknown, unknown>, 'extra'>

const said = (asked: Acting) => ({ ...at(asked), by: asked.caller.by, now: asked.now, extra: asked.extra })

/** A request to add a project as one about it: its id is the request's, the same when it is repeated. */
const added = <A extends InCluster & { readonly newId: () => string }>(asked: A) => ({
  ...asked,
  params: { ...asked.params, project: asked.newId() },
})

/** What the routes by which projects are run do. */
export const projectWriteBindings = (deps: {
  readonly table: Table
  readonly newId: () => string
}): Bindings<ProjectRoute, 'write'> => {
  const { table } = deps
  const add = makeAddProject(deps)
  const change = makeChangeProject(deps)
  const close = makeCloseProject(deps)
  const remove = makeRemoveProject(deps)
  const nameLead = makeNameLead(deps)
  const join = makeJoinProject(deps)
  const leave = makeLeaveProject(deps)
  const removeParticipant = makeRemoveParticipant(deps)
  const letBack = makeLetBack(deps)
  const show = async (asked: AtProject) => {
    const { clusterId, project, organisation } = at(asked)
    const standpoint = await standpointOf(table, { clusterId, project }, organisation)
    const [line] = await withLeads(table, [standpoint.project])
    if (!line) throw new Error('a project that was read has a line')
    return {
      body: showOwnProject(line, standpoint, asked.now),
      version: standpoint.project.version,
      location: `/api/clusters/${clusterId}/projects/${project}`,
    }
  }
  const after = async (asked: AtProject, done: Promise<unknown>) => {
    await done
    return show(asked)
  }
  return {
    addProject: bind(
      addRoute,
      (asked) => {
        const named = added(asked)
        return after(named, add({ ...said(named), content: asked.body }))
      },
      (asked) => show(added(asked)),
    ),
    changeProject: bind(changeRoute, (asked) =>
      after(asked, change({ ...said(asked), version: asked.ifMatch ?? 0, content: asked.body })),
    ),
    closeProject: bind(closeRoute, (asked) => after(asked, close({ ...said(asked), ...asked.body })), show),
    removeProject: bind(
      removeRoute,
      async (asked) => {
        await remove({ ...said(asked), ...asked.body })
        return { body: undefined }
      },
      async () => ({ body: undefined }),
    ),
    nameProjectLead: bind(
      leadRoute,
      (asked) => after(asked, nameLead({ ...said(asked), key: asked.body.organisation })),
      show,
    ),
    joinProject: bind(joinRoute, (asked) => after(asked, join(said(asked))), show),
    leaveProject: bind(leaveRoute, (asked) => after(asked, leave(said(asked))), show),
    removeParticipant: bind(
      removeParticipantRoute,
      (asked) => after(asked, removeParticipant({ ...said(asked), key: asked.params.key, ...asked.body })),
      show,
    ),
    letParticipantBack: bind(
      letBackRoute,
      (asked) => after(asked, letBack({ ...said(asked), key: asked.params.key })),
      show,
    ),
  }
}
