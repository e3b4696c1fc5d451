import { answerSchema, type Answer } from '../domain/answer.ts'
import type { Condition, Item, Key, Put } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'
import { earliest } from '../domain/time.ts'

/** The partition of an application's answers. */
export const answersPartition = (applicationId: string): string => `APP#${applicationId}#ANS`

/** The key of the answer of an organisation to an application. */
export const answerKey = (applicationId: string, organisation: string): Key => ({
  pk: answersPartition(applicationId),
  sk: `ANS#${organisation}`,
})

const answers = entity('Answer', answerSchema, (answer) => ({
  ...answerKey(answer.applicationId, answer.organisation),
  gsi1pk: `ORG#${answer.organisation}`,
  gsi1sk: `ANS#${answer.listedAt}#${answer.applicationId}`,
  ...(answer.state === 'invited'
    ? dueKeys(`${answer.applicationId}${answer.organisation}`, earliest(answer.remindAt, answer.expiresAt))
    : {}),
}))

/** The answer in an item, and the item of an answer. */
export const answerItem = (answer: Answer): Item => answers.item(answer)
export const answerFrom = (item: Item): Answer => answers.from(item)

/** That the stored answer is still the one that was read. */
export const answerStands = (answer: Answer): Condition => [
  { attribute: 'state', is: answer.state },
  { attribute: 'generation', is: answer.generation },
]

/** That the stored answer is to the letter the one that was read, its place in the counts included. */
const answerUnchanged = (answer: Answer): Condition => [
  ...answerStands(answer),
  { attribute: 'counts', is: answer.counts },
  { attribute: 'undeliverable', is: answer.undeliverable },
]

/** Writes an answer in place of the one that was read (undefined: there was none). */
export const putAnswer = (before: Answer | undefined, next: Answer): Put => ({
  put: answers.item(next),
  when: before ? answerUnchanged(before) : [{ attribute: 'pk', exists: false }],
})
