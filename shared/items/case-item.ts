import * as z from 'zod'
import { decisionSchema, findingSchema, type Decision, type Finding } from '../domain/decision.ts'
import { after, epochSeconds, type Moment } from '../domain/time.ts'
import type { Item, Key, Put } from '../stores/table.ts'
import { attributes, entity } from './entity.ts'

/** The partition of an application's own small items: listed organisations, waits, due moments, findings, decision. */
export const casePartition = (applicationId: string): string => `APP#${applicationId}`

/** The key of the list that a draft keeps. */
export const listedKey = (applicationId: string): Key => ({ pk: casePartition(applicationId), sk: 'LISTED' })

/** The organisations that an applicant has listed before submitting, as written (keys and aliases); `repeated` holds those written again. */
export const listedSchema = z.strictObject({
  identifiers: z.array(z.string()).max(3000),
  repeated: z.array(z.string()).max(3000),
  revision: z.int().min(0),
})
export type Listed = z.infer<typeof listedSchema>

/** The list of an application that has none yet. */
export const EMPTY_LIST: Listed = { identifiers: [], repeated: [], revision: 0 }

/** The list in an item; an empty one where there is none. */
export const listedFrom = (item: Item | undefined): Listed =>
  item ? entity('Listed', listedSchema, () => ({ pk: item.pk, sk: item.sk })).from(item) : EMPTY_LIST

/** Replaces the list that was read. */
export const putListed = (applicationId: string, before: Listed, next: Omit<Listed, 'revision'>): Put => ({
  put: { ...listedKey(applicationId), entity: 'Listed', ...attributes(next), revision: before.revision + 1 },
  when: before.revision === 0 ? [{ attribute: 'pk', exists: false }] : [{ attribute: 'revision', is: before.revision }],
})

/** The key of the decision. */
export const decisionKey = (applicationId: string): Key => ({ pk: casePartition(applicationId), sk: 'DECISION' })

/** Writes the decision, in the transaction that ends the application. */
export const putDecision = (applicationId: string, decision: Decision): Put => ({
  put: entity('Decision', decisionSchema, () => decisionKey(applicationId)).item(decision),
})

/** The decision in an item. */
export const decisionFrom = (item: Item): Decision =>
  entity('Decision', decisionSchema, () => ({ pk: item.pk, sk: item.sk })).from(item)

/** What findings' sort keys begin with. */
export const FINDINGS = 'FIND#'

/** Writes an officer's finding; the last on the same evidence stands. */
export const putFinding = (applicationId: string, finding: Finding): Put => ({
  put: entity('Finding', findingSchema, () => ({
    pk: casePartition(applicationId),
    sk: `${FINDINGS}${finding.rule}#${finding.evidence}`,
  })).item(finding),
})

/** The finding in an item. */
export const findingFrom = (item: Item): Finding =>
  entity('Finding', findingSchema, () => ({ pk: item.pk, sk: item.sk })).from(item)

/** The key of a task's outcome: one per attempt, task and entry into its state. */
export const outcomeKey = (applicationId: string, attempt: number, task: string, enteredAt: string): Key => ({
  pk: casePartition(applicationId),
  sk: `DONE#${String(attempt).padStart(6, '0')}#${task}#${enteredAt}`,
})

/** Records a task's outcome in the transaction of its effect, so that a repeat answers the same; kept for 30 days. */
export const putOutcome = (key: Key, outcome: string, now: Moment): Put => ({
  put: { ...key, entity: 'Outcome', outcome, at: now, ttl: epochSeconds(after(now, { days: 30 })) },
  when: [{ attribute: 'pk', exists: false }],
})

const outcomeSchema = z.object({ outcome: z.string() })

/** The outcome in an item. */
export const outcomeFrom = (item: Item): string => outcomeSchema.parse(item).outcome
