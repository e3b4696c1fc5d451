import { turnOf } from '../../shared/domain/turn.ts'
import type { Moment } from '../../shared/domain/time.ts'
import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeAppealRefusal } from '../../shared/use-cases/appeal-refusal.ts'
import { makeCopyApplication } from '../../shared/use-cases/copy-application.ts'
import { makeDecideAppeal } from '../../shared/use-cases/decide-appeal.ts'
import { makeReadAppeal } from '../../shared/use-cases/read-appeal.ts'
import { makeReadApplication } from '../../shared/use-cases/read-application.ts'
import { refusalRoutes } from './refusals.route.ts'
import { showApplication, showOwn } from './views/application.ts'
import { showDecision } from './views/decision.ts'

type RefusalRoute = (typeof refusalRoutes)[number]
type From = Pick<Asked<'representative', unknown, unknown, unknown>, 'caller' | 'now' | 'language'>

type OfOfficer = Pick<Asked<'officer', { readonly id: string }, unknown, unknown>, 'caller' | 'params' | 'language'>

const [copyRoute, appealRoute, readAppealRoute, decideRoute] = refusalRoutes

/** What the routes do by which an applicant goes on after a refusal. */
export const refusalWriteBindings = (deps: {
  readonly table: Table
  readonly newId: () => string
}): Bindings<RefusalRoute, 'write'> => {
  const copy = makeCopyApplication(deps)
  const read = makeReadApplication(deps)
  const appeal = makeAppealRefusal(deps)
  const show = async ({ caller: { organisation }, now, language }: From, id: string) => {
    const found = await read({ applicationId: id, organisation, now })
    return { body: showApplication(found, language), version: found.application.version }
  }
  const created = async (from: From, id: string) => ({
    ...(await show(from, id)),
    location: `/api/applications/${id}`,
  })
  return {
    copyApplication: bind(
      copyRoute,
      async (asked) => {
        const { caller, params, now, extra } = asked
        const id = asked.newId()
        const { organisation, by } = caller
        await copy({ id, applicationId: params.id, organisation, by, now, extra })
        return created(asked, id)
      },
      (asked) => created(asked, asked.newId()),
    ),
    appealRefusal: bind(
      appealRoute,
      async (asked) => {
        const { caller, params, body, now, extra } = asked
        const { organisation, by } = caller
        await appeal({ applicationId: params.id, organisation, ...body, by, now, extra })
        return show(asked, params.id)
      },
      (asked) => show(asked, asked.params.id),
    ),
  }
}

/** What the routes do by which officers decide appeals. */
export const refusalOfficerBindings = (deps: {
  readonly table: Table
  readonly newId: () => string
  readonly newCaseNumber: (now: Moment) => Promise<string>
}): Bindings<RefusalRoute, 'officer'> => {
  const read = makeReadAppeal(deps)
  const decide = makeDecideAppeal(deps)
  const show = async ({ caller, params, language }: OfOfficer) => {
    const { application, applicant, appeal, decision, excluded } = await read({
      applicationId: params.id,
      personId: caller.person.id,
    })
    return {
      body: {
        appeal: { ...appeal, newApplication: appeal.newApplicationId },
        application: showOwn(application, applicant, turnOf(application, undefined)),
        decision: showDecision(decision, language),
        excluded,
      },
    }
  }
  return {
    readAppeal: bind(readAppealRoute, show),
    decideAppeal: bind(
      decideRoute,
      async (asked) => {
        const { caller, params, body, now, extra } = asked
        await decide({ applicationId: params.id, ...body, personId: caller.person.id, now, extra })
        return show(asked)
      },
      show,
    ),
  }
}
