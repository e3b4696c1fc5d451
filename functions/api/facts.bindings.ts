import { factIds, specOf, type FactId } from '../../shared/domain/measures/fact-list.ts'
import type { Language } from '../../shared/domain/organisation.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import { labelOf, wordOf } from '../../shared/i18n/say-facts.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeChangeOwnSheet, makeReadOwnSheet } from '../../shared/use-cases/measures/own-sheet.ts'
import { makeChangePlanSheet, makeReadPlanSheet } from '../../shared/use-cases/measures/plan-sheet.ts'
import { factRoutes } from './facts.route.ts'

type FactRoute = (typeof factRoutes)[number]
type Deps = { readonly table: Table }

const [listRoute, ownRoute, changeOwnRoute, planRoute, changePlanRoute] = factRoutes

const show = (fact: FactId, language: Language) => {
  const spec = specOf(fact)
  const options = 'options' in spec ? spec.options : undefined
  return {
    ...spec,
    fact,
    label: labelOf(fact, language),
    options: options?.map((value) => ({ value, label: wordOf(fact, value, language) })),
  }
}

const sheet = <T extends { readonly version: number }>(body: T) => ({ body, version: body.version })

/** What the routes by which facts are read do. */
export const factReadBindings = ({ table }: Deps): Bindings<FactRoute, 'read'> => {
  const readOwn = makeReadOwnSheet({ table })
  const readPlan = makeReadPlanSheet({ table })
  return {
    listFacts: bind(listRoute, async ({ language }) => ({
      body: { facts: factIds.map((fact) => show(fact, language)) },
    })),
    readOwnFacts: bind(ownRoute, async ({ caller }) => sheet(await readOwn(caller.organisation))),
    readProjectFacts: bind(planRoute, async ({ caller: { organisation }, params: { id: clusterId, project } }) =>
      sheet(await readPlan({ clusterId, project, organisation })),
    ),
  }
}

/** What the routes by which facts are told do. */
export const factWriteBindings = ({ table }: Deps): Bindings<FactRoute, 'write'> => {
  const changeOwn = makeChangeOwnSheet({ table })
  const changePlan = makeChangePlanSheet({ table })
  return {
    changeOwnFacts: bind(changeOwnRoute, async ({ caller: { organisation }, body, ifMatch = 0, now, extra }) =>
      sheet(await changeOwn({ organisation, version: ifMatch, content: body, now, extra })),
    ),
    changeProjectFacts: bind(changePlanRoute, async ({ caller, params, body, ifMatch = 0, now, extra }) =>
      sheet(
        await changePlan({
          clusterId: params.id,
          project: params.project,
          organisation: caller.organisation,
          version: ifMatch,
          facts: body.facts,
          now,
          extra,
        }),
      ),
    ),
  }
}
