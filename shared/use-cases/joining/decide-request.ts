import { Conflict, NotFound } from '../../domain/errors.ts'
import { admit, isMember, refuse, type Membership } from '../../domain/membership.ts'
import { putMembership } from '../../items/membership-item.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailAbout } from '../support/cluster-mail.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { assertActive, coordinated, writeExtra, type JoiningDeps, type SaidAbout } from './acting.ts'
import { admission } from './admission.ts'

/** What the coordinator says to a request: yes, or no with a reason that the asker hears. */
export type Verdict = { readonly verdict: 'admit' } | { readonly verdict: 'refuse'; readonly reason: string }

const isSaid = ({ state }: Membership, { verdict }: Verdict): boolean =>
  verdict === 'admit' ? state === 'member' : state === 'refused'

/**
 * Decides a request to join, for the coordinator; saying the same again changes nothing. Throws NotFound, and Conflict `notRequested` for a
 * request that is not open any more or `organisationNotActive`.
 */
export const makeDecideRequest =
  ({ table, newId }: JoiningDeps) =>
  (command: SaidAbout & { readonly said: Verdict }): Promise<Membership> =>
    retryConflicts(async () => {
      const { said, key, by, now, extra = [] } = command
      const { cluster, membership: before } = await coordinated(table, command)
      if (!before) throw new NotFound('request', key)
      if (before.state !== 'requested' && isSaid(before, said)) {
        await writeExtra(table, extra)
        return before
      }
      if (before.state !== 'requested') throw new Conflict(isMember(before) ? 'alreadyMember' : 'notRequested')
      const id = newId()
      if (said.verdict === 'refuse') {
        const membership = refuse(before, said.reason, now)
        await table.write([
          putMembership(before, membership),
          tellCluster(id, cluster.id, 'joinRefused', { by, now }, { organisation: key }),
          mailAbout(cluster.id, key, 'joinRefused', id, now, { organisation: key }),
          ...extra,
        ])
        return membership
      }
      await assertActive(table, key)
      const membership = admit(before, before, now)
      await table.write([...admission({ cluster, before, membership, how: 'coordinator', by, now, id }), ...extra])
      return membership
    })
