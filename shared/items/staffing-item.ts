import type { ChainName } from '../domain/chain/chain-id.ts'
import { LONGEST_RUN, staffingRunSchema, type RunIn, type StaffingRun } from '../domain/staffing/run.ts'
import { before, type Moment } from '../domain/time.ts'
import type { Key, Put } from '../stores/table.ts'
import { ofChain } from './chain-item.ts'
import { entity } from './entity.ts'

/** The key of the latest staffing of a chain. */
export const staffingKey = (name: ChainName): Key => ({ pk: ofChain(name), sk: 'STAFFING' })

const runs = entity('StaffingRun', staffingRunSchema, ({ owner, chain }) => staffingKey({ owner, id: chain }))

/** The staffing in an item. */
export const staffingFrom = runs.from

/** Puts down that a chain is to be staffed, which the stream has started; fails while that is being done, but for one that was given up on. */
export const queueStaffing = (run: RunIn<'queued'>, now: Moment): Put => ({
  put: runs.item(run),
  when: [
    {
      anyOf: [
        [{ attribute: 'pk', exists: false }],
        [{ attribute: 'state', oneOf: ['found', 'infeasible', 'failed'] }],
        [{ attribute: 'requestedAt', below: before(now, LONGEST_RUN) }],
      ],
    },
  ],
})

/** Moves a staffing on that is under way; fails where another one has taken its place, or it has ended. */
export const moveStaffing = (next: StaffingRun): Put => ({
  put: runs.item(next),
  when: [
    { attribute: 'id', is: next.id },
    { attribute: 'state', oneOf: ['queued', 'solving'] },
  ],
})

/** Notes what became of a staffing that was found: taken over once, its outsiders invited once. */
export const noteTaken = (asRead: RunIn<'found'>, next: RunIn<'found'>): Put => ({
  put: runs.item(next),
  when: [
    { attribute: 'id', is: asRead.id },
    asRead.takenAs === undefined
      ? { attribute: 'takenAs', exists: false }
      : { attribute: 'takenAs', is: asRead.takenAs },
    { attribute: 'invited', exists: false },
  ],
})
