import type { Chain } from '../domain/chain/chain.ts'
import type { ChainCommandOf } from '../domain/chain/command.ts'
import { NotFound, PreconditionFailed } from '../domain/errors.ts'
import type { InviteeVerdict } from '../domain/invitee-verdict.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import type { Table } from '../stores/table.ts'
import { makeChangeChain } from './change-chain.ts'
import type { AskedChain } from './read-chain.ts'
import { coordinatedChain, type Owner } from './support/chain-access.ts'
import { makeInviteForOwner, refuseWhereNoneIsInvited } from './support/invite-for-owner.ts'

/** What inviting for a stage needs from outside. */
export type InviteForStageDeps = { readonly table: Table; readonly newId: () => string }

/** Who is to fill which stage, with what; the fields are those of a supply. */
export type InviteForStage = AskedChain & {
  readonly stage: string
  readonly candidate: string
  readonly supply: Pick<ChainCommandOf<'fill'>, 'capability' | 'amount' | 'evidence'>
  readonly by: Actor
  readonly now: Moment
}

/** Others may change the chain at the same moment; to put one more down is right in whatever it has become. */
const ATTEMPTS = 5

const isThere = (chain: Chain, { stage: id, candidate, supply }: InviteForStage): boolean => {
  const stage = chain.stages.find((one) => one.id === id)
  if (!stage) throw new NotFound('stage', id)
  return stage.fills.some(
    ({ organisation, capability, amount, evidence }) =>
      organisation === candidate &&
      (supply.capability === undefined || supply.capability === capability) &&
      (supply.amount === undefined || supply.amount === amount) &&
      (supply.evidence === undefined || supply.evidence === evidence),
  )
}

/**
 * Invites an organisation for a stage: puts it down for the stage, and sends the ordinary invitation, which names the stages that it is put down for.
 * Acceptance fills the stage; until then, and after a refusal, it is open. To ask again puts nobody down twice and sends nothing twice.
 */
export const makeInviteForStage = (deps: InviteForStageDeps) => {
  const change = makeChangeChain(deps)
  const invite = makeInviteForOwner(deps)

  const putDown = async (asked: InviteForStage, attempt = 1): Promise<Owner> => {
    const { name, organisation, stage, candidate, supply, by, now } = asked
    const { chain, owner } = await coordinatedChain(deps.table, name, organisation)
    await refuseWhereNoneIsInvited(deps.table, owner, now)
    if (isThere(chain, asked)) return owner
    const commands = [{ do: 'fill' as const, stage, organisation: candidate, ...supply }]
    try {
      await change({
        name,
        organisation,
        version: chain.version,
        commands,
        by,
        now,
        fieldPath: (_, field) => `/${field}`,
      })
      return owner
    } catch (error) {
      if (!(error instanceof PreconditionFailed) || attempt === ATTEMPTS) throw error
      return putDown(asked, attempt + 1)
    }
  }

  return async (asked: InviteForStage): Promise<InviteeVerdict> => {
    const owner = await putDown(asked)
    const [verdict] = await invite({ owner, keys: [asked.candidate], by: asked.by, now: asked.now })
    if (!verdict) throw new Error('an invitation of one has one verdict')
    return verdict
  }
}
