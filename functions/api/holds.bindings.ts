import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeHoldBack, makeReadHolds, makeRelease } from '../../shared/use-cases/holds.ts'
import { makeDiscardMail, makeResendMail } from '../../shared/use-cases/parked-mail.ts'
import { holdRoutes } from './holds.route.ts'

type HoldDeps = { readonly table: Table; readonly runWhatIsDue: () => Promise<void> }

const [listRoute, holdRoute, releaseRoute, resendRoute, discardRoute] = holdRoutes

/** What the routes do by which operators hold things back and look after single mails. */
export const holdBindings = (deps: HoldDeps): Bindings<(typeof holdRoutes)[number], 'operator'> => {
  const readHolds = makeReadHolds(deps)
  const holdBack = makeHoldBack(deps)
  const release = makeRelease(deps)
  const resend = makeResendMail(deps)
  const discard = makeDiscardMail(deps)
  return {
    listHolds: bind(listRoute, async () => ({ body: { holds: [...(await readHolds())] } })),
    holdBack: bind(holdRoute, async ({ caller, params, body, now }) => ({
      body: await holdBack({ ...params, ...body, by: caller.by, now }),
    })),
    release: bind(releaseRoute, async ({ params }) => {
      await release(params.what)
      return { body: undefined }
    }),
    resendMail: bind(resendRoute, async ({ params }) => ({ body: { outcome: await resend(params.id) } })),
    discardMail: bind(discardRoute, async ({ params }) => ({ body: { outcome: await discard(params.id) } })),
  }
}
