import type { SigningKeys } from '../../shared/crypto/keys.ts'
import { claimState } from '../../shared/domain/claim.ts'
import type { Moment } from '../../shared/domain/time.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeClaimOrganisation } from '../../shared/use-cases/claim-organisation.ts'
import { makeDecideClaim } from '../../shared/use-cases/decide-claim.ts'
import { makeGiveUpRepresentation } from '../../shared/use-cases/give-up-representation.ts'
import { makeListOwnClaims, makeReadOwnClaim, type NamedClaim } from '../../shared/use-cases/list-claims.ts'
import { makeProveClaim } from '../../shared/use-cases/prove-claim.ts'
import { claimRoutes, type ClaimView } from './claims.route.ts'

type ClaimRoute = (typeof claimRoutes)[number]

const [claimRoute, listMineRoute, readMineRoute, proveRoute, giveUpRoute, decideRoute] = claimRoutes

const view = ({ claim, organisationName }: NamedClaim, now: Moment): ClaimView => {
  const { id, organisation, way, statement, createdAt, expiresAt, decidedAt, reason } = claim
  const state = claimState(claim, now)
  return { id, organisation, organisationName, way, state, statement, createdAt, expiresAt, decidedAt, reason }
}

const created = (claim: NamedClaim, now: Moment) => ({
  body: view(claim, now),
  location: `/api/me/claims/${claim.claim.id}`,
})

/** What the routes do by which a person reads its own claims. */
export const claimReadBindings = ({ table }: { readonly table: Table }): Bindings<ClaimRoute, 'read'> => {
  const list = makeListOwnClaims({ table })
  const read = makeReadOwnClaim({ table })
  return {
    listMyClaims: bind(listMineRoute, async ({ caller, now }) => {
      const claims = await list({ personId: caller.person.id })
      return { body: { claims: claims.map((claim) => view(claim, now)) } }
    }),
    readMyClaim: bind(readMineRoute, async ({ caller, params, now }) => ({
      body: view(await read({ claimId: params.id, personId: caller.person.id }), now),
    })),
  }
}

/** What the routes do by which a person claims, proves and gives up a representation; `keys` makes the codes. */
export const claimWriteBindings = ({
  table,
  keys,
}: {
  readonly table: Table
  readonly keys: () => Promise<SigningKeys>
}): Bindings<ClaimRoute, 'write'> => {
  const claim = makeClaimOrganisation({ table })
  const prove = makeProveClaim({ table, keys })
  const read = makeReadOwnClaim({ table })
  const giveUp = makeGiveUpRepresentation({ table })
  return {
    claimOrganisation: bind(
      claimRoute,
      async ({ caller, body, newId, extra, now }) => {
        const made = await claim({ ...body, id: newId(), personId: caller.person.id, extra, now })
        return created(await read({ claimId: made.id, personId: caller.person.id }), now)
      },
      async ({ caller, newId, now }) => created(await read({ claimId: newId(), personId: caller.person.id }), now),
    ),
    proveClaim: bind(proveRoute, async ({ caller, params, body, now }) => {
      const command = { claimId: params.id, personId: caller.person.id }
      await prove({ ...command, ...body, now })
      return { body: view(await read(command), now) }
    }),
    giveUpRepresentation: bind(giveUpRoute, async ({ caller, params, now }) => {
      await giveUp({ personId: caller.person.id, organisation: params.key, now })
      return { body: undefined }
    }),
  }
}

/** What the routes do by which officers decide claims. */
export const claimOfficerBindings = ({ table }: { readonly table: Table }): Bindings<ClaimRoute, 'officer'> => {
  const decide = makeDecideClaim({ table })
  return {
    decideClaim: bind(decideRoute, async ({ caller, params, body, now }) => {
      const claim = await decide({ claimId: params.id, ...body, by: caller.by, now })
      return { body: view({ claim, organisationName: undefined }, now) }
    }),
  }
}
