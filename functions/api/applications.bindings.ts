import type { Moment } from '../../shared/domain/time.ts'
import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeChangeApplication } from '../../shared/use-cases/change-application.ts'
import { makeCheckApplication } from '../../shared/use-cases/check-application.ts'
import { makeCreateApplication } from '../../shared/use-cases/create-application.ts'
import { makeListApplications } from '../../shared/use-cases/list-applications.ts'
import { makeReadApplication } from '../../shared/use-cases/read-application.ts'
import { makeReadCounts } from '../../shared/use-cases/read-counts.ts'
import { makeReadDecisionTime } from '../../shared/use-cases/read-decision-time.ts'
import { makeReadTimeline } from '../../shared/use-cases/read-timeline.ts'
import { makeChooseMode, makeDecideNow, makeExtend } from '../../shared/use-cases/steer-decision.ts'
import { makeSubmitApplication } from '../../shared/use-cases/submit-application.ts'
import { makeWithdrawApplication } from '../../shared/use-cases/withdraw-application.ts'
import { applicationRoutes } from './applications.route.ts'
import { nextAs, startIn } from './page.ts'
import { showApplication } from './views/application.ts'
import { showChecked } from './views/decision.ts'
import { showTimeline } from './views/event.ts'

type ApplicationRoute = (typeof applicationRoutes)[number]
type AboutOne = Pick<
  Asked<'representative', { readonly id: string }, unknown, unknown>,
  'caller' | 'params' | 'now' | 'language'
>

const [
  listRoute,
  createRoute,
  readRoute,
  changeRoute,
  timelineRoute,
  countsRoute,
  decisionTimeRoute,
  checkRoute,
  submitRoute,
  withdrawRoute,
  modeRoute,
  decideRoute,
  extendRoute,
] = applicationRoutes

/** Which application, read for which organisation and when. */
const about = ({ caller, params, now }: Omit<AboutOne, 'language'>) => ({
  applicationId: params.id,
  organisation: caller.organisation,
  now,
})

/** What every command of a coordinator says. */
const command = (asked: AboutOne & Pick<Asked<'representative', unknown, unknown, unknown>, 'extra'>) => ({
  ...about(asked),
  by: asked.caller.by,
  extra: asked.extra,
})

/** An application as its reader may see it, with its ETag where the reader may change it. */
const shownBy = (table: Table) => {
  const read = makeReadApplication({ table })
  return async (asked: AboutOne) => {
    const found = await read(about(asked))
    const { version } = found.application
    return { body: showApplication(found, asked.language), ...(found.as === 'applicant' ? { version } : {}) }
  }
}

/** What the routes by which an application is read do. */
export const applicationReadBindings = ({ table }: { readonly table: Table }): Bindings<ApplicationRoute, 'read'> => {
  const list = makeListApplications({ table })
  const readTimeline = makeReadTimeline({ table })
  const readCounts = makeReadCounts({ table })
  const readDecisionTime = makeReadDecisionTime({ table })
  const check = makeCheckApplication({ table })
  return {
    listApplications: bind(listRoute, async ({ caller: { organisation }, query, cursors }) => {
      const { limit, cursor } = query
      const { applications, next } = await list({ organisation, limit, start: startIn(cursors, cursor) })
      return { body: { applications: [...applications], ...nextAs(cursors, next) } }
    }),
    readApplication: bind(readRoute, shownBy(table)),
    readTimeline: bind(timelineRoute, async ({ caller: { organisation }, params, query, cursors }) => {
      const page = await readTimeline({
        applicationId: params.id,
        organisation,
        descending: query.order === 'newestFirst',
        limit: query.limit,
        start: startIn(cursors, query.cursor),
      })
      return { body: showTimeline(page, nextAs(cursors, page.next)) }
    }),
    readCounts: bind(countsRoute, async (asked) => ({ body: await readCounts(about(asked)) })),
    readDecisionTime: bind(decisionTimeRoute, async (asked) => ({ body: await readDecisionTime(about(asked)) })),
    checkApplication: bind(checkRoute, async (asked) => {
      const checked = await check({ ...about(asked), change: asked.body })
      return { body: showChecked(checked, asked.language) }
    }),
  }
}

type WriteDeps = {
  readonly table: Table
  readonly newId: () => string
  readonly newCaseNumber: (now: Moment) => Promise<string>
}

/** What the routes by which an application is changed and decided do. Each answers with the application as it then stands. */
export const applicationWriteBindings = (deps: WriteDeps): Bindings<ApplicationRoute, 'write'> => {
  const { table } = deps
  const show = shownBy(table)
  const create = makeCreateApplication(deps)
  const change = makeChangeApplication(deps)
  const submit = makeSubmitApplication(deps)
  const withdraw = makeWithdrawApplication(deps)
  const chooseMode = makeChooseMode(deps)
  const decideNow = makeDecideNow(deps)
  const extend = makeExtend(deps)
  const created = async ({ caller, now, language }: Omit<AboutOne, 'params'>, id: string) => ({
    ...(await show({ caller, now, language, params: { id } })),
    location: `/api/applications/${id}`,
  })
  return {
    createApplication: bind(
      createRoute,
      async (asked) => {
        const { caller, body, now, extra } = asked
        const id = asked.newId()
        await create({ id, content: body, applicant: caller.organisation, personId: caller.person.id, now, extra })
        return created(asked, id)
      },
      (asked) => created(asked, asked.newId()),
    ),
    changeApplication: bind(changeRoute, async (asked) => {
      const { body, ifMatch = 0 } = asked
      await change({ ...command(asked), version: ifMatch, change: body })
      return show(asked)
    }),
    submitApplication: bind(
      submitRoute,
      async (asked) => {
        await submit({ ...command(asked), version: asked.ifMatch })
        return show(asked)
      },
      show,
    ),
    withdrawApplication: bind(
      withdrawRoute,
      async (asked) => {
        await withdraw({ ...command(asked), reason: asked.body?.reason })
        return show(asked)
      },
      show,
    ),
    chooseMode: bind(modeRoute, async (asked) => {
      await chooseMode({ ...command(asked), mode: asked.body.mode })
      return show(asked)
    }),
    decideNow: bind(
      decideRoute,
      async (asked) => {
        await decideNow(command(asked))
        return show(asked)
      },
      show,
    ),
    extendDeadline: bind(
      extendRoute,
      async (asked) => {
        await extend(command(asked))
        return show(asked)
      },
      show,
    ),
  }
}
