import type { Chain, ChainContent } from '../domain/chain/chain.ts'
import { changeChain } from '../domain/chain/change-chain.ts'
import type { ChainVersion } from '../domain/chain/chain-version.ts'
import type { ChainCommand } from '../domain/chain/command.ts'
import { mayCommand } from '../domain/chain/may-command.ts'
import { Conflict, Forbidden, InvalidRequest, NotFound, PreconditionFailed } from '../domain/errors.ts'
import { actorText, type Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import {
  appendVersion,
  chainVersionFrom,
  chainVersionKey,
  removeChain,
  replaceChain,
  uncountChain,
} from '../items/chain-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import type { AskedChain } from './read-chain.ts'
import { chainFor, type ChainRole } from './support/chain-access.ts'
import { organisationsByKey } from './support/resolve.ts'

/** What changing a chain needs from outside. */
export type ChangeChainDeps = { readonly table: Pick<Table, 'get' | 'getMany' | 'write'> }

/** Who changes which version of a chain. */
export type ChangeOfChain = AskedChain & {
  readonly version: number
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** Where in a request a field of a command stands. */
type FieldPath = (command: number, field: string) => string

const inCommands: FieldPath = (command, field) => `/commands/${command}/${field}`

/** A change by commands; `fieldPath`, where they do not stand in the request as they are. */
export type CommandsOfChain = ChangeOfChain & {
  readonly commands: readonly ChainCommand[]
  readonly fieldPath?: FieldPath
}

type Found = ChainRole & { readonly chain: Chain }
type Recorded = Pick<ChainVersion, 'commands' | 'content'> & Partial<Pick<ChainVersion, 'restored' | 'removed'>>

const found = async (table: Pick<Table, 'getMany'>, { name, organisation, version }: ChangeOfChain): Promise<Found> => {
  const one = await chainFor(table, name, organisation)
  if (one.chain.version !== version) throw new PreconditionFailed()
  return one
}

const mustCoordinate = ({ role }: ChainRole): void => {
  if (role !== 'coordinator') throw new Forbidden('only the coordinator does this')
}

const recordOf = ({ owner, id, version }: Chain, change: ChangeOfChain, what: Recorded): ChainVersion => ({
  owner,
  chain: id,
  version: version + 1,
  at: change.now,
  by: actorText(change.by),
  organisation: change.organisation,
  ...what,
})

const write = async (
  table: Pick<Table, 'write'>,
  { chain, still }: Found,
  change: ChangeOfChain,
  what: Recorded,
): Promise<void> => {
  const next = { ...chain, ...what.content, changedAt: change.now }
  const stored = what.removed ? [removeChain(chain), uncountChain(chain.owner)] : [replaceChain(chain, next)]
  const writes = [...stored, appendVersion(recordOf(chain, change, what)), ...still, ...(change.extra ?? [])]
  if (!(await wasWritten(table, writes))) throw new PreconditionFailed()
}

const titlesOf = ({ stages }: ChainContent, ids: readonly string[]): string =>
  ids.map((id) => stages.find((stage) => stage.id === id)?.title ?? id).join(' → ')

const changed = (content: ChainContent, commands: readonly ChainCommand[], at: FieldPath): ChainContent => {
  const outcome = changeChain(content, commands)
  if (outcome.outcome === 'changed') return outcome.content
  if (outcome.outcome === 'cycle')
    throw new Conflict('chainCycle', { stages: outcome.stages.join(' '), titles: titlesOf(content, outcome.stages) })
  throw new InvalidRequest([{ path: at(outcome.command, outcome.field), message: outcome.fault }])
}

/** Only organisations of the register are put down: what nobody knows could never join and fill anything. */
const refuseUnknown = async (
  table: Pick<Table, 'getMany'>,
  commands: readonly ChainCommand[],
  path: FieldPath,
): Promise<void> => {
  const named = commands.flatMap((command, at) => (command.do === 'fill' ? [{ at, key: command.organisation }] : []))
  const register = await organisationsByKey(
    table,
    named.map(({ key }) => key),
  )
  const issues = named.filter(({ key }) => !register.has(key))
  if (issues.length > 0)
    throw new InvalidRequest(issues.map(({ at }) => ({ path: path(at, 'organisation'), message: 'notInRegister' })))
}

const contentOf = ({ title, stages, links }: ChainContent): ChainContent => ({ title, stages, links })

/**
 * Changes a chain by commands, all or none, as its next version. Throws PreconditionFailed where somebody else changed it first, Forbidden for a
 * command that is not a member's, Conflict `chainCycle` with the stages along the cycle, InvalidRequest with the command at fault.
 */
export const makeChangeChain =
  ({ table }: ChangeChainDeps) =>
  async (change: CommandsOfChain): Promise<void> => {
    const { organisation, commands, fieldPath = inCommands } = change
    const one = await found(table, change)
    if (!commands.every((command) => mayCommand(one.role, organisation, command)))
      throw new Forbidden('members fill and release stages themselves, all else is the coordinator’s')
    await refuseUnknown(table, commands, fieldPath)
    const content = changed(contentOf(one.chain), commands, fieldPath)
    await write(table, one, change, { commands: [...commands], content })
  }

/** Goes back to an earlier version, as the next one; throws like a change, and NotFound for a version that never was. */
export const makeRestoreChain =
  ({ table }: ChangeChainDeps) =>
  async (change: ChangeOfChain & { readonly restored: number }): Promise<void> => {
    const one = await found(table, change)
    mustCoordinate(one)
    const item = await table.get(chainVersionKey(change.name, change.restored))
    if (!item) throw new NotFound('version of a chain', String(change.restored))
    const { content } = chainVersionFrom(item)
    await write(table, one, change, { commands: [], content, restored: change.restored })
  }

/** Removes a chain; its versions are kept, with who removed it. */
export const makeRemoveChain =
  ({ table }: ChangeChainDeps) =>
  async (change: ChangeOfChain): Promise<void> => {
    const one = await found(table, change)
    mustCoordinate(one)
    await write(table, one, change, { commands: [], content: contentOf(one.chain), removed: true })
  }
