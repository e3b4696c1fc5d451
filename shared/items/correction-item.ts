import type { Moment } from '../domain/time.ts'
import type { Put } from '../stores/table.ts'

/** An officer's correction of the register: what it was, what it is, who did it and why. */
export type Correction = {
  readonly id: string
  readonly key: string
  readonly at: Moment
  readonly by: string
  readonly from: string
  readonly to: string
  readonly reason: string
}

/** Puts a correction on record beside the organisation, in the transaction that makes it. */
export const correctionRecord = (correction: Correction): Put => ({
  put: {
    pk: `ORG#${correction.key}`,
    sk: `FIX#${correction.at}#${correction.id}`,
    entity: 'Correction',
    ...correction,
  },
})
