import { ask, countsTowards, type Answer, type AnswerState } from '../../domain/answer.ts'
import { shardOf, type Delta } from '../../domain/counts.ts'
import { contributionOf } from '../../domain/answer.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { rekeyed } from '../../domain/rekey.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { answerFrom, answerItem, answerKey } from '../../items/answer-item.ts'
import { applicationFrom, applicationKey } from '../../items/application-item.ts'
import { countChange, countFrom, countKey } from '../../items/count-item.ts'
import type { Change, Counted } from '../../items/merge-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { askForWake } from '../../items/outbox-item.ts'
import { Busy, type Item, type Table, type Write } from '../../stores/table.ts'
import { packOf, submittedIn } from '../support/load.ts'
import { mailInvitation } from '../support/mail.ts'
import { changesTo, type Move, type Reference } from './move.ts'
import { offerBeside, offerChange } from './move-handover.ts'

/** Which of two answers stands: the coordinator's, else the one that says most. */
const weight: Record<AnswerState, number> = {
  confirmed: 7,
  invited: 6,
  left: 5,
  declined: 4,
  listed: 3,
  expired: 2,
  revoked: 1,
  closed: 0,
}
const weightOf = ({ coordinator, state }: Answer): number => (coordinator ? 10 : weight[state])

type Around = { readonly pack: RulePack; readonly organisation: Organisation | undefined; readonly deadline: string }

/** The one answer of both, as the kept organisation's; an open question that moves is asked anew, because the former link must not answer for it. */
const joined = (losing: Answer, keeping: Answer | undefined, around: Around, { merge, now }: Reference): Answer => {
  if (keeping && weightOf(keeping) >= weightOf(losing)) return keeping
  const moved = { ...losing, organisation: merge.keeping, counts: countsTowards(around.pack, around.organisation) }
  const generation = Math.max(losing.generation, keeping?.generation ?? 0)
  if (moved.state !== 'invited') return { ...moved, generation: keeping ? generation + 1 : generation }
  const { applicationId } = moved
  return ask({ ...moved, generation }, { applicationId, key: merge.keeping, ...around, now })
}

const count = (answer: Answer | undefined, of: 'confirmed' | 'open'): number => Number(contributionOf(answer) === of)

const counts = (losing: Answer, keeping: Answer | undefined, next: Answer): readonly Counted[] => [
  {
    applicationId: losing.applicationId,
    organisation: losing.organisation,
    confirmed: -count(losing, 'confirmed'),
    open: -count(losing, 'open'),
  },
  {
    applicationId: next.applicationId,
    organisation: next.organisation,
    confirmed: count(next, 'confirmed') - count(keeping, 'confirmed'),
    open: count(next, 'open') - count(keeping, 'open'),
  },
]

/** The writes that count so, one for each count item. */
export const countWrites = (
  counted: readonly Counted[],
  phase: Parameters<typeof countChange>[3],
  now: string,
): Write[] =>
  [...Map.groupBy(counted, ({ organisation }) => shardOf(organisation)).values()].flatMap((ofShard) => {
    const [first] = ofShard
    if (!first) return []
    const delta: Delta = {
      confirmed: ofShard.reduce((sum, { confirmed }) => sum + confirmed, 0),
      open: ofShard.reduce((sum, { open }) => sum + open, 0),
      losses: Number(ofShard.some(({ confirmed }) => confirmed < 0)),
      version: 1,
    }
    return [countChange(first.applicationId, first.organisation, delta, phase, now)]
  })

/** The application, where it names the organisation as its applicant or in a project. */
const applicationChange = (item: Item, { merge: { losing, keeping } }: Reference): readonly Change[] => {
  const next = rekeyed(item, losing, keeping)
  if (JSON.stringify(next) === JSON.stringify(item)) return []
  return [{ before: item, after: { ...next, version: applicationFrom(item).version + 1 } }]
}

/** Moves an answer with its place in the counts: two answers become one, counted once. Throws Busy while its cluster is being registered. */
export const moveAnswer = async (table: Table, reference: Reference): Promise<Move> => {
  const { item, merge, now } = reference
  const losing = answerFrom(item)
  const { applicationId } = losing
  const countAt = countKey(applicationId, shardOf(merge.losing))
  const keys = [
    applicationKey(applicationId),
    answerKey(applicationId, merge.keeping),
    countAt,
    organisationKey(merge.keeping),
    offerBeside(applicationId),
  ]
  const items = await table.getMany(keys)
  const [application, standing, countItem, organisation, offer] = keys.map(({ pk, sk }) =>
    items.find((one) => one.pk === pk && one.sk === sk),
  )
  if (!application || !countItem) throw new Error(`the answers of ${applicationId} are not counted`)
  const { phase } = countFrom(countItem)
  if (phase === 'registering') throw new Busy(new Error(`${applicationId} is being registered`))
  const { packVersion, deadline } = submittedIn(application, applicationId).application
  const around = { pack: await packOf(table, packVersion), organisation: organisationFrom(organisation), deadline }
  const keeping = standing && answerFrom(standing)
  const next = joined(losing, keeping, around, reference)
  const counted = counts(losing, keeping, next)
  const isAsked = next.state === 'invited' && next.organisation === merge.keeping && next !== keeping
  return {
    changes: [
      ...changesTo(item, answerItem(next), standing),
      ...applicationChange(application, reference),
      ...offerChange(offer, reference),
    ],
    counted,
    others: [
      ...countWrites(counted, phase, now),
      ...(isAsked && phase !== 'closed' ? [mailInvitation(next, 'invitation', merge.id, now)] : []),
      askForWake(applicationId, now),
    ],
  }
}
