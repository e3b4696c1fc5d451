import { NotFound } from '../../shared/domain/errors.ts'
import { isReachable } from '../../shared/domain/organisation.ts'
import { ownVersionOf } from '../../shared/domain/own-fields.ts'
import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeChangeOwnOrganisation } from '../../shared/use-cases/change-own-organisation.ts'
import { makeConfirmAddressChange } from '../../shared/use-cases/confirm-address-change.ts'
import { makeProposeAddressChange } from '../../shared/use-cases/propose-address-change.ts'
import { makeObjectToAddressChange, makeWithdrawAddressChange } from '../../shared/use-cases/stop-address-change.ts'
import { addressChangeOf } from '../../shared/use-cases/support/address-change.ts'
import { addressRoutes } from './addresses.route.ts'

type AddressRoute = (typeof addressRoutes)[number]
type Deps = { readonly table: Table }
type OfOwn = Pick<Asked<'representative', unknown, unknown, unknown>, 'caller'>
type OfOfficer = Pick<Asked<'officer', { readonly key: string }, unknown, unknown>, 'caller' | 'params'>

const [readOwnRoute, changeOwnRoute, objectRoute, readRoute, proposeRoute, confirmRoute, withdrawRoute] = addressRoutes

const ownOf =
  ({ table }: Deps) =>
  async ({ caller }: OfOwn) => {
    const { organisation, change } = await addressChangeOf(table, caller.organisation)
    const { ownFields = [] } = organisation
    return {
      body: { ...organisation, ownFields, reachable: isReachable(organisation), addressChange: change },
      version: ownVersionOf(organisation),
    }
  }

/** What the route does by which representatives read the addresses of their organisation. */
export const addressReadBindings = (deps: Deps): Bindings<AddressRoute, 'read'> => ({
  readOwnOrganisation: bind(readOwnRoute, ownOf(deps)),
})

/** What the routes do by which representatives look after the addresses of their organisation. */
export const addressWriteBindings = (deps: Deps): Bindings<AddressRoute, 'write'> => {
  const show = ownOf(deps)
  const change = makeChangeOwnOrganisation(deps)
  const object = makeObjectToAddressChange(deps)
  return {
    changeOwnOrganisation: bind(changeOwnRoute, async (asked) => {
      const { caller, body, extra, ifMatch = 0 } = asked
      const { organisation, person } = caller
      await change({ organisation, personId: person.id, version: ifMatch, change: body, extra })
      return show(asked)
    }),
    objectToAddressChange: bind(
      objectRoute,
      async (asked) => {
        const { caller, body, extra, now } = asked
        await object({ organisation: caller.organisation, ...body, by: caller.by, now, extra })
        return show(asked)
      },
      show,
    ),
  }
}

/** What the routes do by which two officers change a registered address. */
export const addressOfficerBindings = (deps: Deps): Bindings<AddressRoute, 'officer'> => {
  const propose = makeProposeAddressChange(deps)
  const confirm = makeConfirmAddressChange(deps)
  const withdraw = makeWithdrawAddressChange(deps)
  const show = async ({ caller, params }: OfOfficer) => {
    const { change } = await addressChangeOf(deps.table, params.key)
    if (!change) throw new NotFound('addressChange', params.key)
    return { body: { ...change, mine: change.proposedBy === caller.person.id } }
  }
  const proposed = async (asked: OfOfficer) => ({
    ...(await show(asked)),
    location: `/api/officer/organisations/${asked.params.key}/address-change`,
  })
  return {
    readAddressChange: bind(readRoute, show),
    proposeAddressChange: bind(
      proposeRoute,
      async (asked) => {
        const { caller, params, body, newId, extra, now } = asked
        await propose({ id: newId(), organisation: params.key, ...body, personId: caller.person.id, now, extra })
        return proposed(asked)
      },
      proposed,
    ),
    confirmAddressChange: bind(
      confirmRoute,
      async (asked) => {
        const { caller, params, extra, now } = asked
        await confirm({ organisation: params.key, personId: caller.person.id, now, extra })
        return show(asked)
      },
      show,
    ),
    withdrawAddressChange: bind(
      withdrawRoute,
      async (asked) => {
        const { caller, params, body, extra, now } = asked
        await withdraw({ organisation: params.key, ...body, by: caller.by, now, extra })
        return show(asked)
      },
      show,
    ),
  }
}
