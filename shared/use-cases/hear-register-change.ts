import { ask, countsTowards, obstacleTo, type Answer } from '../domain/answer.ts'
import { shardOf, type Phase } from '../domain/counts.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Submitted } from '../domain/application.ts'
import { admit as admitted } from '../domain/membership.ts'
import { refusalOf, type Wishes } from '../domain/invitation-wishes.ts'
import type { RulePack } from '../domain/rule-pack.ts'
import type { Moment } from '../domain/time.ts'
import { answerFrom, answerKey, answerStands } from '../items/answer-item.ts'
import { applicationKey } from '../items/application-item.ts'
import { clusterFrom, clusterKey } from '../items/cluster-item.ts'
import { countFrom, countKey } from '../items/count-item.ts'
import { handoverFrom, HANDOVERS } from '../items/handover-item.ts'
import { noteInvited } from '../items/last-invited-item.ts'
import { membershipKey, putMembership } from '../items/membership-item.ts'
import { heard, organisationFrom, organisationKey } from '../items/organisation-item.ts'
import { wishesStand } from '../items/wishes-item.ts'
import { queryAll } from '../stores/query-all.ts'
import { Busy, type Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { makeRecountClustersOf } from './concern/recount-clusters-of.ts'
import { makeLapseHandover } from './handover/lapse.ts'
import { makeInviteElsewhere } from './joining/invite-elsewhere.ts'
import { changeAnswer } from './support/change-answer.ts'
import { tellCluster } from './support/cluster-event.ts'
import { tell } from './support/event.ts'
import { inParallel } from './support/in-parallel.ts'
import { packOf, submittedIn } from './support/load.ts'
import { mailCoordinator, mailInvitation } from './support/mail.ts'
import { heldByWish, wishesOf } from './support/may-be-invited.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What hearing needs from outside. */
export type HearRegisterChangeDeps = { readonly table: Table; readonly newId: () => string }

type Affected = {
  readonly answer: Answer
  readonly application: Submitted
  readonly pack: RulePack
  readonly phase: Phase
}

/** Whether the register has another address for it, or none, than the one that it was asked at, whose reader still holds the link. */
const hasMoved = ({ state, invitedAt }: Answer, organisation: Organisation | undefined): boolean =>
  state === 'invited' &&
  invitedAt !== undefined &&
  organisation?.registeredEmailSince !== undefined &&
  organisation.registeredEmailSince > invitedAt

const mustBeAskedAgain = (answer: Answer, organisation: Organisation | undefined): boolean => {
  if (hasMoved(answer, organisation)) return true
  if (obstacleTo(organisation)) return false
  return answer.state === 'listed' || (answer.state === 'invited' && answer.undeliverable)
}

const nextAnswer = (
  { answer, application, pack }: Affected,
  { organisation, wishes }: { organisation: Organisation | undefined; wishes: Wishes | undefined },
  now: Moment,
): Answer => {
  const refusal = refusalOf(wishes, application.applicant, now)
  if (!answer.coordinator && now < application.deadline && mustBeAskedAgain(answer, organisation))
    return ask(answer, {
      applicationId: application.id,
      key: answer.organisation,
      organisation,
      pack,
      deadline: application.deadline,
      held: refusal && heldByWish(refusal),
      now,
    })
  return { ...answer, counts: countsTowards(pack, organisation) }
}

const affectedBy = async (table: Table, applicationId: string, key: string): Promise<Affected | undefined> => {
  const count = countKey(applicationId, shardOf(key))
  const items = await table.getMany([answerKey(applicationId, key), applicationKey(applicationId), count])
  const [answerItem, countItem] = [
    items.find(({ sk }) => sk.startsWith('ANS#')),
    items.find(({ sk }) => sk === count.sk),
  ]
  if (!answerItem || !countItem) return undefined
  const { application } = submittedIn(
    items.find(({ sk }) => sk === 'APP'),
    applicationId,
  )
  return {
    answer: answerFrom(answerItem),
    application,
    pack: await packOf(table, application.packVersion),
    phase: countFrom(countItem).phase,
  }
}

/** An organisation that had confirmed and was not active when its cluster was registered becomes a member once it is. */
const admit = async (
  { table, newId }: HearRegisterChangeDeps,
  { answer, application }: Affected,
  now: Moment,
): Promise<void> => {
  const { applicationId, organisation } = answer
  const items = await table.getMany([membershipKey(applicationId, organisation), clusterKey(applicationId)])
  // Once there is a record it counts: nobody who has left or was removed since comes back by this.
  if (items.some(({ sk }) => sk.startsWith('MEM#'))) return
  const cluster = items.find(({ sk }) => sk === clusterKey(applicationId).sk)
  const applicant = cluster ? clusterFrom(cluster).coordinator : application.applicant
  const id = newId()
  await table.write([
    putMembership(undefined, admitted(undefined, { clusterId: applicationId, organisation }, now)),
    { check: answerKey(applicationId, organisation), when: answerStands(answer) },
    { check: organisationKey(organisation), when: [{ attribute: 'status', is: 'active' }] },
    tell(id, applicationId, 'joined', { by: { as: 'service' }, now }, { organisation }),
    tellCluster(id, applicationId, 'memberJoined', { by: { as: 'service' }, now }, { organisation }),
    mailCoordinator({ id: applicationId, applicant }, 'memberJoined', id, now, { organisation, state: answer.state }),
  ])
}

const adjust = (
  { table, newId }: HearRegisterChangeDeps,
  applicationId: string,
  key: string,
  now: Moment,
): Promise<void> =>
  retryConflicts(async () => {
    const affected = await affectedBy(table, applicationId, key)
    if (!affected || affected.phase === 'closed') return
    const { answer, phase } = affected
    const [item, wished] = await Promise.all([table.get(organisationKey(key)), wishesOf(table, [key])])
    const organisation = organisationFrom(item)
    const wishes = wished.get(key)
    if (phase === 'registered' && answer.state === 'confirmed' && organisation?.status === 'active')
      return admit({ table, newId }, affected, now)
    const next = nextAnswer(affected, { organisation, wishes }, now)
    const isAsked = next.generation > answer.generation
    const isLinkVoid = isAsked || next.state !== answer.state
    if (!isLinkVoid && (next.counts === answer.counts || phase === 'registered')) return
    if (phase === 'registered' && answer.state !== 'invited') return
    // A cluster that is being registered checks the register by itself; should that fail, this must be counted afterwards.
    if (phase === 'registering') throw new Busy(new Error(`${applicationId} is being registered`))
    const id = newId()
    await table.write([
      ...changeAnswer(answer, next, phase, now),
      ...(isAsked
        ? [mailInvitation(next, 'invitation', id, now), noteInvited(key, now), wishesStand(key, wishes)]
        : []),
      tell(
        id,
        applicationId,
        isAsked ? 'invited' : isLinkVoid ? 'listed' : 'registerChanged',
        { by: { as: 'service' }, now },
        {
          organisation: key,
          data: { counts: next.counts },
        },
      ),
    ])
  })

/** Offers to coordinate that were made to an organisation lose their ground once the register does not hold it active. */
const lapseOffersTo = async (deps: HearRegisterChangeDeps, key: string, now: Moment): Promise<void> => {
  const items = await queryAll(deps.table, { index: 'gsi1', pk: `ORG#${key}`, beginsWith: HANDOVERS })
  const lapse = makeLapseHandover(deps)
  await inParallel(4, items, (item) => lapse({ subject: handoverFrom(item).subject, now }))
}

/**
 * Brings every open application that lists an organisation in step with the register: it counts or no longer counts, and who could not be
 * asked before (unknown, suspended, without an address) is asked now. Who was asked at an address that the register has no more is asked at
 * the new one, or only listed where there is none; beside a registered cluster too, because the former link must not let anybody in. So
 * it is with invitations into clusters. The clusters that it is a member of are counted again.
 */
export const makeHearRegisterChange =
  (deps: HearRegisterChangeDeps) =>
  async ({ key, now }: { readonly key: string; readonly now: Moment }): Promise<void> => {
    const item = await deps.table.get(organisationKey(key))
    const items = await queryAll(deps.table, { index: 'gsi1', pk: `ORG#${key}`, beginsWith: 'ANS#' })
    const applicationIds = [...new Set(items.map((answer) => answerFrom(answer).applicationId))]
    await inParallel(4, applicationIds, (applicationId) => adjust(deps, applicationId, key, now))
    await makeInviteElsewhere(deps)(key, now)
    if (organisationFrom(item)?.status !== 'active') await lapseOffersTo(deps, key, now)
    await makeRecountClustersOf(deps)(key, now)
    const mark = heard(item)
    // Where it no longer stands, another change came meanwhile, which has a mark and a message of its own.
    if (mark) await wasWritten(deps.table, [mark])
  }
