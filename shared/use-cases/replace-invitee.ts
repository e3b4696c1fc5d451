import { obstacleTo, revoke } from '../domain/answer.ts'
import { isSubmitted, type Application, type Submitted } from '../domain/application.ts'
import { Conflict, NotFound } from '../domain/errors.ts'
import { refusalOf } from '../domain/invitation-wishes.ts'
import type { InviteeVerdict } from '../domain/invitee-verdict.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { isOpenToInvitees } from '../domain/transitions.ts'
import { answerFrom, answerKey } from '../items/answer-item.ts'
import { replaceApplication } from '../items/application-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { askInvitee, isPresent } from './support/ask-invitee.ts'
import { cappedNow } from './support/caps.ts'
import { changeAnswers } from './support/change-answer.ts'
import { tell } from './support/event.ts'
import { brokenVerdict } from './support/list-invitees.ts'
import { coordinatorsApplication, newestPack, packOf } from './support/load.ts'
import { refusedVerdict, wishesOf } from './support/may-be-invited.ts'
import { resolve } from './support/resolve.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What replacing needs from outside. */
export type ReplaceInviteeDeps = { readonly table: Table; readonly newId: () => string }

/** Who goes, and who is asked instead. */
export type ReplaceInvitee = {
  readonly applicationId: string
  readonly organisation: string
  readonly remove: string
  readonly add: string
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** The application with one organisation in another's place in every project. */
const withReplaced = (application: Submitted, remove: string, add: string): Application => ({
  ...application,
  projects: application.projects.map((project) => ({
    ...project,
    members: [...new Set(project.members.map((key) => (key === remove ? add : key)))],
  })),
})

/**
 * Asks one organisation in place of another, in the projects too, in one transaction: who has not answered is revoked, who has declined stays
 * on record. Throws NotFound where `remove` is not there, Conflict `alreadyAnswered` where it has confirmed.
 */
export const makeReplaceInvitee =
  ({ table, newId }: ReplaceInviteeDeps) =>
  (command: ReplaceInvitee): Promise<InviteeVerdict> =>
    retryConflicts(async () => {
      const { applicationId, organisation, remove, add, by, now, extra = [] } = command
      const { application, run } = await coordinatorsApplication(table, applicationId, organisation)
      if (!isSubmitted(application) || !isOpenToInvitees(application.status) || !run)
        throw new Conflict('notInThisState', { status: application.status })
      if (now >= application.deadline) throw new Conflict('deadlinePassed', { deadline: application.deadline })
      const [resolved] = await resolve(table, [add])
      if (!resolved || !('key' in resolved))
        return resolved ? brokenVerdict(resolved) : { given: add, verdict: 'broken' }
      const items = await table.getMany([answerKey(applicationId, remove), answerKey(applicationId, resolved.key)])
      const answers = items.map(answerFrom)
      const leaving = answers.find((answer) => answer.organisation === remove)
      const before = answers.find((answer) => answer.organisation === resolved.key)
      if (!leaving) throw new NotFound('invitee', remove)
      if (leaving.state === 'confirmed') throw new Conflict('alreadyAnswered', { state: leaving.state })
      if (before && isPresent(before, resolved.organisation, now))
        return { given: add, key: resolved.key, verdict: 'already' }
      const [pack, newest] = await Promise.all([packOf(table, application.packVersion), newestPack(table)])
      const { key, organisation: found } = resolved
      const wishes = (await wishesOf(table, [key])).get(key)
      const refusal = refusalOf(wishes, application.applicant, now)
      if (refusal && !obstacleTo(found)) return { given: add, key, ...refusedVerdict(refusal) }
      const capped = obstacleTo(found) ? undefined : await cappedNow(table, { application, pack, newest }, key, now)
      if (capped) return { given: add, key, verdict: 'capped', retryAt: capped.retryAt }
      const asking = { application, pack, by, now, newId }
      const { change, writes, verdict } = askInvitee(asking, before, { given: add, key, organisation: found, wishes })
      const gone = revoke(leaving, now)
      await table.write([
        replaceApplication(application, withReplaced(application, remove, resolved.key), run),
        ...changeAnswers([change, ...(gone ? [{ before: leaving, next: gone }] : [])], 'gathering', now),
        ...writes,
        ...(gone ? [tell(newId(), applicationId, 'revoked', { by, now }, { organisation: remove })] : []),
        ...extra,
      ])
      return verdict
    })
