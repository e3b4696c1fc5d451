import { ask, obstacleTo, type Answer, type Held } from '../domain/answer.ts'
import { shardOf } from '../domain/counts.ts'
import type { Submitted } from '../domain/application.ts'
import { refusalOf, type Wishes } from '../domain/invitation-wishes.ts'
import type { RulePack } from '../domain/rule-pack.ts'
import type { Moment } from '../domain/time.ts'
import { attemptIs, applicationKey } from '../items/application-item.ts'
import { answerFrom, answerKey } from '../items/answer-item.ts'
import { listedFrom, listedKey } from '../items/case-item.ts'
import { noteInvited } from '../items/last-invited-item.ts'
import { wishesStand } from '../items/wishes-item.ts'
import { askForWake } from '../items/outbox-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { inBatches } from '../stores/in-batches.ts'
import { awaitArrival } from './support/await-arrival.ts'
import { heldByCaps } from './support/caps.ts'
import { changeAnswers } from './support/change-answer.ts'
import { tell } from './support/event.ts'
import { inParallel } from './support/in-parallel.ts'
import { answersOf, newestPack, packOf } from './support/load.ts'
import { mailInvitation } from './support/mail.ts'
import { resolve } from './support/resolve.ts'
import { retryConflicts } from './support/retry-conflicts.ts'
import { heldByWish, refusalsAmong, wishesOf } from './support/may-be-invited.ts'
import { runTask, type TaskCommand } from './support/task.ts'

/** What inviting needs from outside. */
export type InviteConsortiumDeps = { readonly table: Table; readonly newId: () => string }

/** For each an answer, a mail, a note and a check of its wishes; beside them the check of the attempt, at most eight counts, and the event: at most 100 members. */
const BATCH = 22

type Batch = {
  readonly application: Submitted
  readonly pack: RulePack
  readonly keys: readonly string[]
  readonly held: ReadonlyMap<string, Held>
  readonly now: Moment
}

const batchWrites = (
  newId: () => string,
  { application, now }: Batch,
  answers: readonly { readonly answer: Answer; readonly known: boolean; readonly wishes: Wishes | undefined }[],
): readonly Write[] => {
  if (answers.length === 0) return []
  const id = newId()
  const asked = answers.filter(({ answer }) => answer.state === 'invited')
  return [
    { check: applicationKey(application.id), when: attemptIs(application.attempt) },
    ...changeAnswers(
      answers.map(({ answer }) => ({ before: undefined, next: answer })),
      'gathering',
      now,
    ),
    ...asked.flatMap(({ answer, wishes }) => [
      mailInvitation(answer, 'invitation', id, now),
      noteInvited(answer.organisation, now),
      wishesStand(answer.organisation, wishes),
    ]),
    ...answers.filter(({ known }) => !known).map(({ answer }) => awaitArrival(answer.organisation)),
    tell(
      id,
      application.id,
      'invited',
      { by: { as: 'service' }, now },
      {
        data: { asked: asked.length, listed: answers.length - asked.length },
      },
    ),
  ]
}

/** Writes one batch; what has been written before (a repeat, the coordinator's own hand) is left out. */
const inviteBatch = async ({ table, newId }: InviteConsortiumDeps, batch: Batch): Promise<void> =>
  retryConflicts(async () => {
    const { application, pack, keys, held, now } = batch
    const stored = await table.getMany(keys.map((key) => answerKey(application.id, key)))
    const answered = new Set(stored.map((item) => answerFrom(item).organisation))
    const missing = keys.filter((key) => !answered.has(key))
    const [resolved, wished] = await Promise.all([resolve(table, missing), wishesOf(table, missing)])
    const answers = resolved.flatMap((one) => {
      if (!('key' in one)) return []
      const { key, organisation } = one
      const { id: applicationId, deadline, applicant } = application
      const wishes = wished.get(key)
      const refusal = refusalOf(wishes, applicant, now)
      const heldBack = refusal ? heldByWish(refusal) : held.get(key)
      const asked = { applicationId, key, organisation, pack, deadline, held: heldBack, now }
      return [{ answer: ask(undefined, asked), known: organisation !== undefined, wishes }]
    })
    await table.write(batchWrites(newId, batch, answers))
  })

/** As few batches as can be, and as few counts in each. */
const batchesByShard = (keys: readonly string[]): readonly (readonly string[])[] => {
  const sorted = keys.toSorted((a, b) => shardOf(a) - shardOf(b))
  return inBatches(sorted, BATCH)
}

/**
 * Asks everybody on the list, in batches: answers, counts, mails and due moments together. Can stop anywhere
 * and be repeated; who has been asked is not asked again, and whom a cap or its own wish keeps from being asked is listed, to be added again later. Wakes the application, for where there is nobody to ask it must look again.
 */
export const makeInviteConsortium =
  (deps: InviteConsortiumDeps) =>
  (command: TaskCommand): Promise<{ outcome: 'invited' | 'superseded' }> =>
    runTask(deps.table, 'InviteConsortium', command, ['invited'], async ({ application, now }) => {
      const [pack, newest, listedItem, answers] = await Promise.all([
        packOf(deps.table, application.packVersion),
        newestPack(deps.table),
        deps.table.get(listedKey(application.id)),
        answersOf(deps.table, application.id),
      ])
      const answered = new Set(answers.map(({ organisation }) => organisation))
      const resolved = await resolve(deps.table, listedFrom(listedItem).identifiers)
      const fresh = resolved.filter((one) => 'key' in one).filter(({ key }) => !answered.has(key))
      const askable = fresh.flatMap(({ key, organisation }) => (obstacleTo(organisation) ? [] : [key]))
      const refusals = await refusalsAmong(deps.table, askable, application.applicant, now)
      const willing = [...new Set(askable)].filter((key) => !refusals.has(key))
      const held = await heldByCaps(deps.table, { application, pack, newest }, willing, now)
      const batches = batchesByShard([...new Set(fresh.map(({ key }) => key))])
      await inParallel(4, batches, (keys) => inviteBatch(deps, { application, pack, keys, held, now }))
      return { outcome: 'invited', writes: [askForWake(application.id, now)] }
    })
