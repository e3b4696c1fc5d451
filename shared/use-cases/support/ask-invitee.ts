import { ask, isExpired, obstacleTo, type Answer } from '../../domain/answer.ts'
import type { Submitted } from '../../domain/application.ts'
import type { InviteeVerdict } from '../../domain/invitee-verdict.ts'
import type { Wishes } from '../../domain/invitation-wishes.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Actor } from '../../domain/person.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { Moment } from '../../domain/time.ts'
import { noteInvited } from '../../items/last-invited-item.ts'
import { wishesStand } from '../../items/wishes-item.ts'
import type { Write } from '../../stores/table.ts'
import { awaitArrival } from './await-arrival.ts'
import type { AnswerChange } from './change-answer.ts'
import { tell } from './event.ts'
import { mailInvitation } from './mail.ts'

/** Whether a new question makes no sense: one is open, answered with yes, or something in the register still stands against it. */
export const isPresent = (answer: Answer, organisation: Organisation | undefined, now: Moment): boolean =>
  (answer.state === 'invited' && !isExpired(answer, now)) ||
  answer.state === 'confirmed' ||
  (answer.state === 'listed' && obstacleTo(organisation) !== undefined)

/** Whom to ask, on whose behalf. */
export type Asking = {
  readonly application: Submitted
  readonly pack: RulePack
  readonly by: Actor
  readonly now: Moment
  readonly newId: () => string
}

/** An organisation that is to be asked: the change of its answer, what goes with it, and the verdict to give. */
export type Asked = {
  readonly change: AnswerChange
  readonly writes: readonly Write[]
  readonly verdict: InviteeVerdict
}

/** An organisation as it was read, that wishes to be asked if its wishes are still those that were read. */
export type Invited = {
  readonly given: string
  readonly key: string
  readonly organisation: Organisation | undefined
  readonly wishes: Wishes | undefined
}

/** Asks one organisation, or lists it where something in the register stands against asking. */
export const askInvitee = (
  { application, pack, by, now, newId }: Asking,
  before: Answer | undefined,
  { given, key, organisation, wishes }: Invited,
): Asked => {
  const next = ask(before, {
    applicationId: application.id,
    key,
    organisation,
    pack,
    deadline: application.deadline,
    now,
  })
  const id = newId()
  const obstacle = obstacleTo(organisation)
  return {
    change: { before, next },
    writes: [
      ...(obstacle
        ? []
        : [mailInvitation(next, 'invitation', id, now), noteInvited(key, now), wishesStand(key, wishes)]),
      ...(organisation ? [] : [awaitArrival(key)]),
      tell(id, application.id, obstacle ? 'listed' : 'invited', { by, now }, { organisation: key }),
    ],
    verdict: {
      given,
      key,
      ...(organisation ? { name: organisation.name } : {}),
      verdict: obstacle ?? 'asked',
    },
  }
}
