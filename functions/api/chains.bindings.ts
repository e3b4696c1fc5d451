import type { ChainName } from '../../shared/domain/chain/chain-id.ts'
import { chainIdOf } from '../../shared/domain/chain/chain-id.ts'
import { chainTemplates, contentFrom } from '../../shared/domain/chain/templates.ts'
import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeChangeChain, makeRemoveChain, makeRestoreChain } from '../../shared/use-cases/change-chain.ts'
import { makeListChainVersions, makeReadChainVersion } from '../../shared/use-cases/chain-history.ts'
import { makeCreateChain } from '../../shared/use-cases/create-chain.ts'
import { makeAskWhatIf, makeFindWeakPoints, makeListChains, makeReadChain } from '../../shared/use-cases/read-chain.ts'
import { organisationsByKey } from '../../shared/use-cases/support/resolve.ts'
import { chainRoutes } from './chains.route.ts'
import { nextAs, startIn } from './page.ts'
import { chainAsCsv } from './views/chain-csv.ts'
import { chainAsSvg } from './views/chain-svg.ts'
import { showChain, showChainLine } from './views/chain.ts'
import { showChainVersion } from './views/chain-version.ts'
import { showWeakPoints, showWhatIf } from './views/weak-points.ts'

type ChainRoute = (typeof chainRoutes)[number]
type Paged = { readonly limit: number; readonly cursor?: string | undefined }
type OfOwner<Q = unknown, B = unknown> = Asked<'representative', { readonly id: string }, Q, B>
type AboutOne = Pick<Asked<'representative', { readonly id: ChainName }, unknown, unknown>, 'caller' | 'params'>

const [
  templatesRoute,
  listOfConsortium,
  listOfCluster,
  createForConsortium,
  createForCluster,
  readRoute,
  changeRoute,
  restoreRoute,
  removeRoute,
  versionsRoute,
  versionRoute,
  weakPointsRoute,
  whatIfRoute,
  csvRoute,
  svgRoute,
] = chainRoutes

const about = ({ caller, params }: AboutOne) => ({ name: params.id, organisation: caller.organisation })

/** What every change of a chain says. */
const command = (asked: AboutOne & Pick<OfOwner, 'now' | 'extra' | 'ifMatch'>) => {
  const { caller, now, extra, ifMatch = 0 } = asked
  return { ...about(asked), version: ifMatch, by: caller.by, now, extra }
}

const shownBy = (table: Table) => {
  const read = makeReadChain({ table })
  return async (asked: AboutOne) => {
    const found = await read(about(asked))
    return { body: showChain(found), version: found.chain.version }
  }
}

/** What the routes by which chains are read do. */
export const chainReadBindings = ({ table }: { readonly table: Table }): Bindings<ChainRoute, 'read'> => {
  const listChains = makeListChains({ table })
  const listVersions = makeListChainVersions({ table })
  const readVersion = makeReadChainVersion({ table })
  const findWeakPoints = makeFindWeakPoints({ table })
  const askWhatIf = makeAskWhatIf({ table })
  const read = makeReadChain({ table })
  const list = async ({ caller: { organisation }, params, query, cursors }: OfOwner<Paged>) => {
    const { limit, cursor } = query
    const { chains, next } = await listChains({
      owner: params.id,
      organisation,
      limit,
      start: startIn(cursors, cursor),
    })
    return { body: { chains: chains.map(showChainLine), ...nextAs(cursors, next) } }
  }
  return {
    listChainTemplates: bind(templatesRoute, async ({ language }) => ({
      body: {
        templates: chainTemplates.map((one) => ({ id: one.id, version: one.version, ...contentFrom(one, language) })),
      },
    })),
    listConsortiumChains: bind(listOfConsortium, list),
    listClusterChains: bind(listOfCluster, list),
    readChain: bind(readRoute, shownBy(table)),
    listChainVersions: bind(versionsRoute, async (asked) => {
      const { limit, cursor } = asked.query
      const { versions, next } = await listVersions({ ...about(asked), limit, start: startIn(asked.cursors, cursor) })
      const by = versions.map(({ organisation }) => organisation)
      const organisations = await organisationsByKey(table, by)
      const lines = versions.map((one) => showChainVersion(one, organisations))
      return { body: { versions: lines, ...nextAs(asked.cursors, next) } }
    }),
    readChainVersion: bind(versionRoute, async (asked) => {
      const { content, version, at } = await readVersion({ ...about(asked), version: asked.params.version })
      return { body: { ...content, version, at } }
    }),
    findWeakPoints: bind(weakPointsRoute, async (asked) => {
      const { weakPoints, ...names } = await findWeakPoints(about(asked))
      return { body: showWeakPoints(weakPoints, names) }
    }),
    readChainAsCsv: bind(csvRoute, async (asked) => ({ body: chainAsCsv(await read(about(asked))) })),
    readChainAsSvg: bind(svgRoute, async (asked) => ({ body: chainAsSvg(await read(about(asked)), asked.language) })),
    askWhatIf: bind(whatIfRoute, async (asked) => {
      const { leaving } = asked.query
      const found = await askWhatIf({ ...about(asked), leaving })
      return { body: showWhatIf(found, { organisations: await organisationsByKey(table, [leaving]) }) }
    }),
  }
}

/** What the routes by which chains are begun and changed do. Each answers with the chain as it then stands. */
export const chainWriteBindings = ({ table }: { readonly table: Table }): Bindings<ChainRoute, 'write'> => {
  const show = shownBy(table)
  const createChain = makeCreateChain({ table })
  const change = makeChangeChain({ table })
  const restore = makeRestoreChain({ table })
  const remove = makeRemoveChain({ table })

  const created = async ({ caller, params }: Pick<OfOwner, 'caller' | 'params'>, id: string) => {
    const name = { owner: params.id, id }
    return { ...(await show({ caller, params: { id: name } })), location: `/api/chains/${chainIdOf(name)}` }
  }
  const create = async (asked: OfOwner<unknown, { title?: string | undefined; template?: string | undefined }>) => {
    const { caller, params, body, language, now, extra } = asked
    const { organisation, by } = caller
    const id = asked.newId()
    await createChain({ ...body, id, owner: params.id, organisation, language, by, now, extra })
    return created(asked, id)
  }
  const createdBefore = (asked: OfOwner) => created(asked, asked.newId())
  return {
    createConsortiumChain: bind(createForConsortium, create, createdBefore),
    createClusterChain: bind(createForCluster, create, createdBefore),
    changeChain: bind(
      changeRoute,
      async (asked) => {
        await change({ ...command(asked), commands: asked.body.commands })
        return show(asked)
      },
      show,
    ),
    restoreChain: bind(
      restoreRoute,
      async (asked) => {
        await restore({ ...command(asked), restored: asked.body.version })
        return show(asked)
      },
      show,
    ),
    removeChain: bind(removeRoute, async (asked) => {
      await remove(command(asked))
      return { body: undefined }
    }),
  }
}
