import { newCase, officerCaseSchema, type OfficerCase, type Opened } from '../domain/officer-case.ts'
import type { Moment } from '../domain/time.ts'
import type { Item, Key, Put, Write } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'

/** The partition of the open cases of officers, the oldest first. */
export const CASE_QUEUE = 'QUEUE#cases'

/** The key of a case. */
export const officerCaseKey = (id: string): Key => ({ pk: `OCASE#${id}`, sk: 'OCASE' })

const cases = entity('OfficerCase', officerCaseSchema, (one) => ({
  ...officerCaseKey(one.id),
  gsi2pk: one.status === 'open' ? CASE_QUEUE : undefined,
  gsi2sk: one.status === 'open' ? `${one.openedAt}#${one.id}` : undefined,
  ...dueKeys(one.id, one.status === 'open' ? one.dueAt : undefined),
}))

/** The case in an item. */
export const officerCaseFrom = cases.from

/** Opens a case in the transaction of its cause, on condition that none is open under this id: of a closed one a new one takes the place. */
export const openCase = (opened: Opened, now: Moment): Put => ({
  put: cases.item(newCase(opened, now)),
  when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'status', is: 'closed' }]] }],
})

/** Replaces a case as it was read; its version goes up by one. */
export const replaceCase = (before: OfficerCase, next: OfficerCase): Put => ({
  put: cases.item({ ...next, version: before.version + 1 }),
  when: [
    { attribute: 'status', is: before.status },
    { attribute: 'version', is: before.version },
    { attribute: 'openedAt', is: before.openedAt },
  ],
})

/** Closes a case as it was read. */
export const closeCase = (
  before: OfficerCase,
  how: Pick<OfficerCase, 'outcome' | 'reason'> & { readonly by: string },
  now: Moment,
): Put => {
  const { by, ...said } = how
  const { dueAt: _, ...rest } = before
  return replaceCase(before, { ...rest, ...said, status: 'closed', closedAt: now, closedBy: by })
}

/** The case in an item that was read, if it is open. */
export const openCaseIn = (item: Item | undefined): OfficerCase | undefined => {
  const one = item && cases.from(item)
  return one?.status === 'open' ? one : undefined
}

/** Closes the case in an item that was read, if there is one and it is open: what ends the cause of a case ends the case. */
export const closeIfOpen = (
  item: Item | undefined,
  how: Parameters<typeof closeCase>[1],
  now: Moment,
): readonly Write[] => {
  const open = openCaseIn(item)
  return open ? [closeCase(open, how, now)] : []
}
