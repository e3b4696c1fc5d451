import { extractCode } from '../../shared/crypto/extract-code.ts'
import type { RegisterExtract } from '../../shared/domain/extract.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeIssueExtract } from '../../shared/use-cases/issue-extract.ts'
import { makeReadExtract } from '../../shared/use-cases/read-extract.ts'
import { makeReadRegistration } from '../../shared/use-cases/read-registration.ts'
import { extractRoutes } from './extracts.route.ts'
import { showExtract, standing } from './views/extract.ts'
import { showNamed } from './views/organisation.ts'

type Deps = { readonly table: Table; readonly baseUrl: string }

const [issueRoute, readRoute, registrationRoute] = extractRoutes

/** What issuing extracts does. */
export const extractWriteBindings = ({ table, baseUrl }: Deps): Bindings<(typeof extractRoutes)[number], 'write'> => {
  const issue = makeIssueExtract({ table })
  const read = makeReadExtract({ table })
  const issued = ({ code, number, issuedAt, members }: RegisterExtract) => ({
    body: { code, number, issuedAt, members, page: `${baseUrl}/e#${code}` },
    location: `/api/extracts/${code}`,
  })
  return {
    issueExtract: bind(
      issueRoute,
      async ({ caller, params, now, newId, extra }) =>
        issued(await issue({ clusterId: params.id, organisation: caller.organisation, id: newId(), now, extra })),
      async ({ newId }) => issued((await read(extractCode(newId()))).extract),
    ),
  }
}

/** What checking them does. */
export const extractPublicBindings = ({
  table,
}: Pick<Deps, 'table'>): Bindings<(typeof extractRoutes)[number], 'public'> => {
  const read = makeReadExtract({ table })
  const readRegistration = makeReadRegistration({ table })
  return {
    readExtract: bind(readRoute, async ({ params, language }) => ({
      body: showExtract(await read(params.code), language),
    })),
    readRegistration: bind(registrationRoute, async ({ params }) => {
      const { cluster, coordinator } = await readRegistration(params.number)
      return {
        body: {
          ...cluster,
          status: standing(cluster.status),
          coordinator: showNamed(cluster.coordinator, coordinator),
          registeredAt: cluster.registeredAt ?? cluster.formedAt,
        },
      }
    }),
  }
}
