import type { Chain, ChainContent } from '../domain/chain/chain.ts'
import { contentFrom, templateOf } from '../domain/chain/templates.ts'
import { Conflict, Forbidden, InvalidRequest } from '../domain/errors.ts'
import type { Language } from '../domain/organisation.ts'
import { actorText, type Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { addChain, appendVersion, countChain } from '../items/chain-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { chainOwnerFor } from './support/chain-access.ts'

/** A chain to begin: from a template, in a language, or empty. */
export type CreateChain = {
  readonly id: string
  readonly owner: string
  readonly organisation: string
  readonly title?: string | undefined
  readonly template?: string | undefined
  readonly language: Language
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

const contentOf = ({ title, template: id, language }: CreateChain): ChainContent => {
  if (id === undefined) return { title: title ?? '', stages: [], links: [] }
  const template = templateOf(id)
  if (!template) throw new InvalidRequest([{ path: '/template', message: 'unknownTemplate' }])
  return contentFrom(template, language, title)
}

/**
 * Begins a chain of a consortium or cluster; its coordinator does. Throws NotFound for who is no member, Forbidden for members, Conflict
 * `tooManyChains` where there are as many as there may be.
 */
export const makeCreateChain =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'write'> }) =>
  async (command: CreateChain): Promise<Chain> => {
    const { id, owner, organisation, template, by, now, extra = [] } = command
    const { role, still } = await chainOwnerFor(table, owner, organisation)
    if (role !== 'coordinator') throw new Forbidden('only the coordinator begins chains')
    const content = contentOf(command)
    const chain: Chain = {
      ...content,
      owner,
      id,
      version: 1,
      ...(template === undefined ? {} : { template }),
      createdAt: now,
      changedAt: now,
    }
    const first = { owner, chain: id, version: 1, at: now, by: actorText(by), organisation, commands: [], content }
    if (await wasWritten(table, [countChain(owner), addChain(chain), appendVersion(first), ...still, ...extra]))
      return chain
    throw new Conflict('tooManyChains')
  }
