import type { Facts } from '../../shared/domain/conditions/condition.ts'
import type { Holds } from '../../shared/domain/conditions/judge.ts'
import { isFactId } from '../../shared/domain/measures/fact-list.ts'
import type { Measure } from '../../shared/domain/measures/measure.ts'
import type { Language } from '../../shared/domain/organisation.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import { labelOf, sayValue } from '../../shared/i18n/say-facts.ts'
import type { Table } from '../../shared/stores/table.ts'
import {
  makeListMeasures,
  makeListMeasureVersions,
  makeReadMeasure,
} from '../../shared/use-cases/measures/list-measures.ts'
import { makePreviewMeasure, type PreviewRead } from '../../shared/use-cases/measures/preview-measure.ts'
import {
  makeChangeMeasure,
  makePublishMeasures,
  makeRetireMeasure,
} from '../../shared/use-cases/measures/publish-measures.ts'
import { measureOfficerRoutes } from './measures-officer.route.ts'
import { nextAs, startIn } from './page.ts'
import { showMeasureLine } from './views/measure.ts'
import { showNamed } from './views/organisation.ts'

const [listRoute, publishRoute, previewRoute, readRoute, changeRoute, retireRoute, versionsRoute, versionRoute] =
  measureOfficerRoutes

const written = (measure: Measure) => ({ body: measure, version: measure.version })

const lines = (measures: readonly Measure[], language: Language) =>
  measures.map((measure) => showMeasureLine(measure, language))

const tally = (found: readonly Holds[]) => {
  const many = (wanted: Holds): number => found.filter((one) => one === wanted).length
  return { yes: many('yes'), no: many('no'), unknown: many('unknown') }
}

const showExample = (pair: PreviewRead['example'], language: Language) => {
  if (!pair) return undefined
  const say = (facts: Facts, fact: string) => ({
    fact,
    label: labelOf(fact, language),
    value: sayValue(fact, facts[fact] ?? '', language),
  })
  const facts = Object.keys(pair.having).filter(isFactId)
  return { having: facts.map((fact) => say(pair.having, fact)), lacking: say(pair.lacking, pair.differsIn) }
}

const showPreview = ({ previewed, obstacles, example }: PreviewRead, language: Language) => {
  const named = ({ key, organisation }: (typeof previewed)[number]) => showNamed(key, organisation)
  const before = previewed.flatMap((one) => (one.before ? [one.before] : []))
  return {
    looked: previewed.length,
    after: tally(previewed.map(({ after }) => after)),
    before: before.length > 0 ? tally(before) : undefined,
    changed: previewed.flatMap((one) =>
      one.before === undefined || one.before === one.after
        ? []
        : [{ organisation: named(one), before: one.before, after: one.after }],
    ),
    within: previewed.filter(({ after }) => after === 'yes').map(named),
    example: showExample(example, language),
    obstacles: obstacles.map((one) => ({ ...one, label: labelOf(one.fact, language) })),
  }
}

/** What the routes by which officers keep the catalogue do. */
export const measureOfficerBindings = (deps: {
  readonly table: Table
}): Bindings<(typeof measureOfficerRoutes)[number], 'officer'> => {
  const list = makeListMeasures(deps)
  const read = makeReadMeasure(deps)
  const listVersions = makeListMeasureVersions(deps)
  const publish = makePublishMeasures(deps)
  const change = makeChangeMeasure(deps)
  const retire = makeRetireMeasure(deps)
  const preview = makePreviewMeasure(deps)
  return {
    listMeasures: bind(listRoute, async ({ query: { status, limit, cursor }, cursors, language }) => {
      const { measures, next } = await list({ status, limit, start: startIn(cursors, cursor) })
      return { body: { measures: lines(measures, language), ...nextAs(cursors, next) } }
    }),
    publishMeasures: bind(
      publishRoute,
      async ({ caller, body, now, extra, language }) => {
        const published = await publish({ measures: body.measures, by: caller.by, now, extra })
        return { body: { measures: lines(published, language) } }
      },
      async ({ body, language }) => {
        const published = await Promise.all(body.measures.map(({ id }) => read(id, 1)))
        return { body: { measures: lines(published, language) } }
      },
    ),
    previewMeasure: bind(previewRoute, async ({ body, now, language }) => {
      const { rule, id, organisations, cluster } = body
      return { body: showPreview(await preview({ rule, id, organisations, clusterId: cluster, now }), language) }
    }),
    readMeasure: bind(readRoute, async ({ params }) => written(await read(params.id))),
    changeMeasure: bind(changeRoute, async ({ caller, params, body, ifMatch = 0, now, extra }) => {
      const { reason, ...content } = body
      const command = { id: params.id, version: ifMatch, content, reason, by: caller.by, now, extra }
      return written(await change(command))
    }),
    retireMeasure: bind(
      retireRoute,
      async ({ caller, params, body, ifMatch = 0, now, extra }) =>
        written(await retire({ id: params.id, version: ifMatch, reason: body.reason, by: caller.by, now, extra })),
      async ({ params }) => written(await read(params.id)),
    ),
    listMeasureVersions: bind(versionsRoute, async ({ params, query: { limit, cursor }, cursors, language }) => {
      const { measures, next } = await listVersions(params.id, { limit, start: startIn(cursors, cursor) })
      return { body: { versions: lines(measures, language), ...nextAs(cursors, next) } }
    }),
    readMeasureVersion: bind(versionRoute, async ({ params }) => ({ body: await read(params.id, params.version) })),
  }
}
