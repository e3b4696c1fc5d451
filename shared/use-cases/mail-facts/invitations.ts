import * as z from 'zod'
import type { StopLinks } from '../../crypto/unsubscribe.ts'
import { isExpired, isOpen, type Answer } from '../../domain/answer.ts'
import { shardOf, type Phase } from '../../domain/counts.ts'
import { organisationKeySchema } from '../../domain/identifiers/index.ts'
import { closedAt, isMuted } from '../../domain/invitation-wishes.ts'
import { invitationId } from '../../domain/invitation-id.ts'
import { turnOf } from '../../domain/turn.ts'
import { whatCountsSay } from '../../domain/wait.ts'
import type { MailFacts } from '../../mail/facts.ts'
import { answerFrom, answerKey } from '../../items/answer-item.ts'
import { countFrom, countKey } from '../../items/count-item.ts'
import { wishesFrom, wishesKey } from '../../items/wishes-item.ts'
import { packOf, tallyOf } from '../support/load.ts'
import { stagesPutDown, stageText } from '../support/stages-put-down.ts'
import { caseOf, nameOf } from './case.ts'
import type { DropReason, Gatherers, Gathering } from './gathering.ts'
import { isUnwanted } from './unwanted.ts'

const aboutOrganisation = z.object({ applicationId: z.uuid(), organisation: organisationKeySchema })
const aboutInvitation = aboutOrganisation.extend({ generation: z.int() })
const aboutWishes = z.object({ organisation: organisationKeySchema, sender: organisationKeySchema.optional() })
const aboutAnswer = aboutOrganisation.extend({ state: z.enum(['confirmed', 'declined', 'left']) })

type Standing = { readonly answer: Answer; readonly phase: Phase }

const standingOf = async (
  { table }: Gathering,
  { applicationId, organisation }: z.infer<typeof aboutOrganisation>,
): Promise<Standing | undefined> => {
  const count = countKey(applicationId, shardOf(organisation))
  const items = await table.getMany([answerKey(applicationId, organisation), count])
  const countItem = items.find(({ sk }) => sk === count.sk)
  const answerItem = items.find(({ sk }) => sk !== count.sk)
  return answerItem && countItem && { answer: answerFrom(answerItem), phase: countFrom(countItem).phase }
}

/** Why an invitation should not go out any more, if so: it was answered, taken back or raised, it ran out, or its case ended. */
const againstInviting = (standing: Standing | undefined, generation: number, now: string): DropReason | undefined => {
  if (!standing) return 'notCurrent'
  const { answer, phase } = standing
  if (answer.state !== 'invited' || answer.generation !== generation) return 'notCurrent'
  if (isExpired(answer, now)) return 'tooLate'
  return phase === 'closed' ? 'closed' : undefined
}

const againstReminding = (standing: Standing | undefined, generation: number, now: string): DropReason | undefined => {
  const against = againstInviting(standing, generation, now)
  if (against || !standing) return against
  if (standing.phase !== 'gathering') return 'closed'
  return isOpen(standing.answer) ? undefined : 'undeliverable'
}

const linkTo = (
  { secrets }: Gathering,
  { applicationId, organisation, generation }: z.infer<typeof aboutInvitation>,
): Promise<StopLinks> => secrets.invitationLink(invitationId(applicationId, organisation), generation)

const invitation =
  (against: typeof againstInviting) =>
  async (
    gathering: Gathering,
  ): Promise<{ readonly facts: MailFacts['invitation'] } | { readonly drop: DropReason }> => {
    const { table, mail, now } = gathering
    const about = aboutInvitation.parse(mail.data)
    const standing = await standingOf(gathering, about)
    const drop = against(standing, about.generation, now)
    if (drop) return { drop }
    const { application, facts } = await caseOf(gathering)
    if (await isUnwanted(gathering, about.organisation, application.applicant)) return { drop: 'notAccepting' }
    return {
      facts: {
        ...facts,
        organisation: await nameOf(table, about.organisation),
        purpose: application.purpose,
        projects: application.projects.map(({ title }) => title),
        stages: (await stagesPutDown(table, application.id, about.organisation)).map(stageText),
        expiresAt: standing?.answer.expiresAt ?? application.deadline,
        link: await linkTo(gathering, about),
      },
    }
  }

/** How the facts of mail about invitations and answers are gathered; each looks again whether it is still so. */
export const invitationGatherers: Gatherers<
  | 'invitation'
  | 'reminder'
  | 'invitationExpired'
  | 'answerReceived'
  | 'invitationUndeliverable'
  | 'invitationsStopped'
  | 'memberJoined'
> = {
  invitation: invitation(againstInviting),
  reminder: invitation(againstReminding),

  invitationExpired: async (gathering) => {
    const about = aboutInvitation.parse(gathering.mail.data)
    const standing = await standingOf(gathering, about)
    if (standing?.answer.state !== 'expired' || standing.answer.generation !== about.generation)
      return { drop: 'notCurrent' }
    const { facts } = await caseOf(gathering)
    const link = await linkTo(gathering, about)
    return { facts: { ...facts, organisation: await nameOf(gathering.table, about.organisation), link } }
  },

  answerReceived: async (gathering) => {
    const { table, mail, now } = gathering
    const about = aboutAnswer.parse(mail.data)
    const [standing, { application, own }, tally] = await Promise.all([
      standingOf(gathering, about),
      caseOf(gathering),
      tallyOf(table, about.applicationId),
    ])
    const { confirmed, open, phase } = tally
    const pack = await packOf(table, application.packVersion)
    const next = whatCountsSay({ application, assessed: undefined, tally, pack, now })
    return {
      facts: {
        ...own,
        confirmed,
        open,
        minimum: pack.minimumOrganisations,
        waitingFor: turnOf(application, next).waitingFor,
        organisation: await nameOf(table, about.organisation),
        answer: about.state,
        reason: standing?.answer.state === about.state ? standing.answer.reason : undefined,
        gathering: phase === 'gathering',
      },
    }
  },

  invitationUndeliverable: async (gathering) => {
    const { organisation } = aboutOrganisation.parse(gathering.mail.data)
    const { own } = await caseOf(gathering)
    return { facts: { ...own, organisation: await nameOf(gathering.table, organisation) } }
  },

  invitationsStopped: async ({ table, mail, now }) => {
    const { organisation, sender } = aboutWishes.parse(mail.data)
    const item = await table.get(wishesKey(organisation))
    const wishes = item && wishesFrom(item)
    const name = await nameOf(table, organisation)
    const until = closedAt(wishes, now)
    if (sender !== undefined)
      return isMuted(wishes, sender)
        ? { facts: { organisation: name, sender: await nameOf(table, sender) } }
        : { drop: 'notCurrent' }
    return until === undefined ? { drop: 'notCurrent' } : { facts: { organisation: name, until } }
  },

  memberJoined: async (gathering) => {
    const { organisation } = aboutOrganisation.parse(gathering.mail.data)
    const { own } = await caseOf(gathering)
    return { facts: { ...own, organisation: await nameOf(gathering.table, organisation) } }
  },
}
