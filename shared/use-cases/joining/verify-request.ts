import { askCoordinator, verifyRequest } from '../../domain/joining.ts'
import { changeMoments } from '../../items/membership-item.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailAbout } from '../support/cluster-mail.ts'
import { newestPack } from '../support/load.ts'
import type { JoiningDeps } from './acting.ts'
import { runJoinTask, type JoinCommand } from './join-task.ts'
import { refusal } from './refusal.ts'

/** What verifying a request found. */
export type VerifyOutcome = 'open' | 'consent' | 'refused' | 'settled' | 'superseded'

/**
 * Looks at who asks to join, in the register, and at the cluster: an open cluster admits at once; where consent is needed the coordinator is
 * asked, once, and from then on its silence admits; who is not active is refused.
 */
export const makeVerifyRequest =
  ({ table, newId }: JoiningDeps) =>
  async (command: JoinCommand): Promise<{ readonly outcome: VerifyOutcome }> => ({
    outcome: await runJoinTask<VerifyOutcome>(table, command, async ({ request, cluster, organisation }) => {
      const { now } = command
      const verified = verifyRequest(request, cluster, organisation)
      if (verified.outcome === 'refused') {
        await table.write(refusal(request, verified.because, newId(), now))
        return 'refused'
      }
      if (request.decideBy !== undefined) return 'consent'
      if (verified.outcome === 'open') return 'open'
      const asked = askCoordinator(request, await newestPack(table), now)
      const id = newId()
      const about = { organisation: request.organisation }
      await table.write([
        changeMoments(request, asked),
        tellCluster(id, cluster.id, 'coordinatorAsked', { by: { as: 'service' }, now }, about),
        mailAbout(cluster.id, cluster.coordinator, 'joinRequested', id, now, about),
      ])
      return 'consent'
    }),
  })
