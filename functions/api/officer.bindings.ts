import { isDeepStrictEqual } from 'node:util'
import { gateHolds } from '../../shared/domain/decision.ts'
import { NotFound } from '../../shared/domain/errors.ts'
import type { RulePack } from '../../shared/domain/rule-pack.ts'
import { reported } from '../../shared/domain/rule-result.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import { showResult } from '../../shared/http/rule-view.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeChangeOrganisationStatus } from '../../shared/use-cases/change-organisation-status.ts'
import { makeListRepresented } from '../../shared/use-cases/list-represented.ts'
import { makeListRulePacks, makeReadRulePack } from '../../shared/use-cases/list-rule-packs.ts'
import { makePublishRulePack } from '../../shared/use-cases/publish-rule-pack.ts'
import { makeReadCase } from '../../shared/use-cases/read-case.ts'
import { timelineOf } from '../../shared/use-cases/read-timeline.ts'
import { makeRecordFinding } from '../../shared/use-cases/record-finding.ts'
import { officerRoutes } from './officer.route.ts'
import { nextAs, startIn } from './page.ts'
import { showCorrected, showOwn } from './views/application.ts'
import { showDecision } from './views/decision.ts'
import { showTimeline } from './views/event.ts'
import { showOrganisation } from './views/organisation.ts'

type OfficerDeps = { readonly table: Table; readonly newId: () => string }

const [caseRoute, timelineRoute, findingRoute, packsRoute, packRoute, publishRoute, statusRoute] = officerRoutes

const published = (pack: RulePack) => ({ body: pack, location: `/api/officer/rule-packs/${pack.version}` })

/** What the routes of officers do. */
export const officerBindings = (deps: OfficerDeps): Bindings<(typeof officerRoutes)[number], 'officer'> => {
  const { table } = deps
  const readCase = makeReadCase({ table })
  const listPacks = makeListRulePacks({ table })
  const readPack = makeReadRulePack({ table })
  const publish = makePublishRulePack({ table })
  const listRepresented = makeListRepresented({ table })
  const organisationsOf = async (personId: string): Promise<readonly string[]> =>
    (await listRepresented(personId)).map(({ representation }) => representation.organisation)
  const recordFinding = makeRecordFinding({ ...deps, organisationsOf })
  const changeStatus = makeChangeOrganisationStatus({ ...deps, organisationsOf })
  return {
    readCase: bind(caseRoute, async ({ params, now, language }) => {
      const { application, applicant, turn, assessed, findings, decision, corrected } = await readCase({
        applicationId: params.id,
        now,
      })
      return {
        body: {
          application: { ...showOwn(application, applicant, turn), corrected: showCorrected(corrected) },
          assessment: assessed && {
            outcome: assessed.assessment.outcome,
            gateHolds: gateHolds(assessed.results),
            results: assessed.results.map((result) => showResult(reported(result), language)),
            next: assessed.next,
            questions: assessed.assessment.outcome === 'review' ? [...assessed.assessment.rules] : [],
          },
          findings: [...findings],
          decision: showDecision(decision, language),
        },
      }
    }),
    readCaseTimeline: bind(timelineRoute, async ({ params, query, cursors }) => {
      const page = await timelineOf(table, {
        applicationId: params.id,
        descending: query.order === 'newestFirst',
        limit: query.limit,
        start: startIn(cursors, query.cursor),
      })
      return { body: showTimeline(page, nextAs(cursors, page.next)) }
    }),
    recordFinding: bind(
      findingRoute,
      async ({ caller, params, body, now, extra }) => ({
        body: await recordFinding({ applicationId: params.id, ...body, personId: caller.person.id, now, extra }),
      }),
      async ({ params, body, now }) => {
        const { findings } = await readCase({ applicationId: params.id, now })
        const finding = findings.findLast(({ rule }) => rule === body.rule)
        if (!finding) throw new NotFound('finding', body.rule)
        return { body: finding }
      },
    ),
    listRulePacks: bind(packsRoute, async ({ query: { limit, cursor }, cursors }) => {
      const { packs, next } = await listPacks({ limit, start: startIn(cursors, cursor) })
      return { body: { packs: [...packs], ...nextAs(cursors, next) } }
    }),
    readRulePack: bind(packRoute, async ({ params }) => ({ body: await readPack(params.version) })),
    publishRulePack: bind(
      publishRoute,
      async ({ body, extra }) => published(await publish({ pack: body, extra })),
      async ({ body }) => {
        const { packs } = await listPacks({ limit: 100 })
        const pack = packs.find((one) => isDeepStrictEqual(one, { ...body, version: one.version }))
        if (!pack) throw new NotFound('rule pack', 'published')
        return published(pack)
      },
    ),
    changeOrganisationStatus: bind(statusRoute, async ({ caller, params, body, now, extra }) => ({
      body: showOrganisation(await changeStatus({ key: params.key, ...body, by: caller.by, now, extra })),
    })),
  }
}
