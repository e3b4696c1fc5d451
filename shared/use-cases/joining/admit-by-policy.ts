import { isSilent, verifyRequest } from '../../domain/joining.ts'
import { admit } from '../../domain/membership.ts'
import type { JoiningDeps } from './acting.ts'
import { admission } from './admission.ts'
import { runJoinTask, type JoinCommand } from './join-task.ts'
import { refusal } from './refusal.ts'

/** What admitting led to. */
export type AdmitOutcome = 'admitted' | 'refused' | 'settled' | 'superseded'

/**
 * Admits whom the policy admits: at once in an open cluster, by silence once the time to object is over. Register and cluster are looked at
 * again, on the day. Throws where the coordinator still has time to object, which the workflow cannot lead to.
 */
export const makeAdmitByPolicy =
  ({ table, newId }: JoiningDeps) =>
  async (command: JoinCommand): Promise<{ readonly outcome: AdmitOutcome }> => ({
    outcome: await runJoinTask<AdmitOutcome>(table, command, async ({ request, cluster, organisation }) => {
      const { now } = command
      const verified = verifyRequest(request, cluster, organisation)
      if (verified.outcome === 'refused') {
        await table.write(refusal(request, verified.because, newId(), now))
        return 'refused'
      }
      const how = isSilent(request, now) ? 'silence' : 'open'
      if (how === 'open' && (verified.outcome !== 'open' || request.decideBy !== undefined))
        throw new Error(`the coordinator of ${cluster.id} has not been silent long enough`)
      const membership = admit(request, request, now)
      const by = { as: 'service' } as const
      await table.write(admission({ cluster, before: request, membership, how, by, now, id: newId() }))
      return 'admitted'
    }),
  })
