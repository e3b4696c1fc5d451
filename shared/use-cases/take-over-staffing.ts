import { standingOf } from '../domain/chain/standing.ts'
import { Conflict, PreconditionFailed } from '../domain/errors.ts'
import type { InviteeVerdict } from '../domain/invitee-verdict.ts'
import type { Actor } from '../domain/person.ts'
import { outsidersIn } from '../domain/staffing/planned.ts'
import type { RunIn } from '../domain/staffing/run.ts'
import type { Moment } from '../domain/time.ts'
import { noteTaken } from '../items/staffing-item.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { makeChangeChain } from './change-chain.ts'
import type { AskedChain } from './read-chain.ts'
import { coordinatedChain } from './support/chain-access.ts'
import { makeInviteForOwner, refuseWhereNoneIsInvited } from './support/invite-for-owner.ts'
import { fillsOf, foundRun } from './support/plan.ts'
import { standingsOf } from './support/standings.ts'

/** Which staffing of a chain is taken over. */
export type TakeOverStaffing = AskedChain & { readonly run: string; readonly by: Actor; readonly now: Moment }

/** What became of an outsider's invitation. */
export type Invited = NonNullable<RunIn<'found'>['invited']>[number]

const invitedOf = ({ given, key = given, verdict, retryAt }: InviteeVerdict): Invited => ({
  organisation: key,
  verdict,
  ...(retryAt === undefined ? {} : { retryAt }),
})

/**
 * Takes over a staffing that was found: puts everybody in it down, as the next version of the chain, and invites those who are no members. Each happens
 * once: a repeat goes on where the first one stopped, and then answers what became of it. Throws Conflict `changedMeanwhile` where the chain is no longer
 * what the staffing was made for, `notInThisState` where none was found or nobody can be invited now.
 */
export const makeTakeOverStaffing = (deps: { readonly table: Table; readonly newId: () => string }) => {
  const { table } = deps
  const change = makeChangeChain(deps)
  const invite = makeInviteForOwner(deps)

  const putDown = async (asked: TakeOverStaffing, run: RunIn<'found'>): Promise<RunIn<'found'>> => {
    const { name, organisation, by, now } = asked
    const taken = { ...run, takenAs: run.chainVersion + 1 }
    const commands = fillsOf(run.supplies)
    try {
      await change({
        name,
        organisation,
        by,
        now,
        commands,
        version: run.chainVersion,
        extra: [noteTaken(run, taken)],
        fieldPath: () => '/run',
      })
    } catch (error) {
      if (error instanceof PreconditionFailed) throw new Conflict('changedMeanwhile')
      throw error
    }
    return taken
  }

  return async (asked: TakeOverStaffing): Promise<readonly Invited[]> => {
    const { name, organisation, by, now } = asked
    const { owner } = await coordinatedChain(table, name, organisation)
    const run = await foundRun(table, name, asked.run)
    if (run.invited) return run.invited
    await refuseWhereNoneIsInvited(table, owner, now)
    const taken = run.takenAs === undefined ? await putDown(asked, run) : run
    const outsiders = outsidersIn(run.supplies)
    const { standings } = await standingsOf(table, owner, outsiders)
    const keys = outsiders.filter((key) => standingOf(standings, key) !== 'member')
    const invited = (await invite({ owner, keys, by, now })).map(invitedOf)
    await wasWritten(table, [noteTaken(taken, { ...taken, invited })])
    return invited
  }
}
