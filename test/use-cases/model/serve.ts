import { after } from '../../../shared/domain/time.ts'
import { representativeOf } from '../../support/builders.ts'
import { importStatus, type UseCases } from './command-product.ts'
import type { Sent } from './obey.ts'
import type { Product } from './product.ts'
import type { Who } from './state.ts'

const officer = { as: 'officer', personId: '0190a1b2-0000-7000-8000-000000000001' } as const

/** How the product's errors are called in the model. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) throw error
  if (error.name === 'NotFound') return 'notFound'
  if (error.name === 'InvalidRequest') return 'invalidRequest'
  if (error.name === 'PreconditionFailed') return 'preconditionFailed'
  if (error.name === 'Conflict' && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}

/** The product, its use cases, and the merges so far in their order. */
export type Serving = { readonly product: Product; readonly cases: UseCases; readonly merges: string[] }

const run = async ({ product, cases, merges }: Serving, sent: Sent): Promise<string> => {
  const { command, leader, version, applicant, now } = sent
  const keyOf = (who: Who): string => product.keys[who]!
  const as = (who: Who) => ({ organisation: keyOf(who), by: representativeOf(keyOf(who)), now })
  const at = 'where' in command ? product.clusterId(command.where) : ''
  const said = (who: Who) => ({ ...as(who), clusterId: at })
  const applied = { ...as(applicant), applicationId: product.application }
  switch (command.do) {
    case 'ask':
      return (await cases.ask({ ...said(command.who), message: 'why' })).state
    case 'withdrawRequest':
      return (await cases.withdrawRequest(said(command.who))).state
    case 'admit':
      return (await cases.decide({ ...said(leader), key: keyOf(command.who), said: { verdict: 'admit' } })).state
    case 'refuse': {
      const verdict = { verdict: 'refuse', reason: 'no' } as const
      return (await cases.decide({ ...said(leader), key: keyOf(command.who), said: verdict })).state
    }
    case 'invite': {
      const verdicts = await cases.invite({ ...said(leader), identifiers: command.whom.map(keyOf) })
      return verdicts.map(({ verdict }) => verdict).join(' ')
    }
    case 'resend':
      return (await cases.resend({ ...said(leader), key: keyOf(command.who) })).state
    case 'revoke':
      return (await cases.revoke({ ...said(leader), key: keyOf(command.who) })).state
    case 'accept':
    case 'decline':
      return (await cases.answerInvitation({ ...said(command.who), reply: { answer: command.do } })).state
    case 'leave':
      return (await cases.leave(said(command.who))).state
    case 'remove':
      return (await cases.remove({ ...said(leader), key: keyOf(command.who), reason: 'no' })).state
    case 'policy':
      return (await cases.changePolicy({ ...said(leader), version, admission: command.admission })).admission
    case 'appoint':
      await cases.appoint({ clusterId: at, organisation: keyOf(command.who), reason: 'why', by: officer, now })
      return 'appointed'
    case 'strikeOff':
      return (await cases.strikeOff({ clusterId: at, reason: 'why', by: officer, now })).status
    case 'confirm':
    case 'deny': {
      const reply = { answer: command.do === 'confirm' ? 'accept' : 'decline' } as const
      return (await cases.answer({ ...as(command.who), applicationId: product.application, reply })).state
    }
    case 'add': {
      const [verdict] = await cases.add({ ...applied, identifiers: [keyOf(command.who)] })
      return verdict!.verdict
    }
    case 'takeOff':
      await cases.takeOff({ ...applied, key: keyOf(command.who) })
      return 'revoked'
    case 'giveUp':
      return (await cases.giveUp(applied)).status
    case 'suspend':
    case 'reinstate': {
      const status = command.do === 'suspend' ? 'suspended' : 'active'
      if (command.how === 'import') return importStatus(product, keyOf(command.who), status, now)
      return (await cases.changeStatus({ key: keyOf(command.who), status, reason: 'why', by: officer, now })).status
    }
    case 'mute':
      await cases.mute({ ...as(command.who), sender: keyOf(command.sender) })
      return 'done'
    case 'unmute':
      await cases.unmute({ ...as(command.who), sender: keyOf(command.sender) })
      return 'done'
    case 'close':
      await cases.close({ ...as(command.who), until: after(now, { days: command.days }).slice(0, 10) })
      return 'done'
    case 'reopen':
      await cases.reopen(as(command.who))
      return 'done'
    case 'merge': {
      const { newId } = product.world
      const between = { losing: keyOf(command.losing), keeping: keyOf(command.keeping) }
      const { id, status } = await cases.merge({
        id: newId(),
        ...between,
        reason: 'why',
        personId: officer.personId,
        now,
      })
      merges.push(id)
      // Cut short, it goes on by itself.
      return status === 'merging' ? 'merged' : status
    }
    case 'undo': {
      const id = merges[command.merge]
      if (id === undefined) return 'notFound'
      const { status } = await cases.undo({ id, personId: officer.personId, now })
      return status === 'undoing' ? 'undone' : status
    }
  }
}

/** The product does what a command says, and answers in the model's words; nothing follows yet. */
export const serve = async (serving: Serving, sent: Sent): Promise<string> => {
  try {
    return await run(serving, sent)
  } catch (error) {
    return nameOf(error)
  }
}
