import type { Organisation, OwnField } from './organisation.ts'
import { keptOf } from './own-fields.ts'
import type { RegisterRow } from './register-row.ts'
import type { Moment } from './time.ts'

/** What can change of an organisation that the register has. */
export const changeableFields = [
  'aliases',
  'name',
  'kind',
  'category',
  'sectors',
  'status',
  'registeredEmail',
  'contactEmail',
  'language',
] as const
export type ChangeableField = (typeof changeableFields)[number]

/**
 * What a row does to the register. `stirs`: applications that list the organisation must hear of it. An unchanged organisation is given
 * where a newer row confirms it, so that files take effect by their moments, in whatever order they come.
 */
export type RegisterChange =
  | { readonly verdict: 'new'; readonly organisation: Organisation; readonly stirs: boolean }
  | {
      readonly verdict: 'changed'
      readonly organisation: Organisation
      readonly fields: readonly ChangeableField[]
      readonly stirs: boolean
    }
  | { readonly verdict: 'unchanged'; readonly organisation?: Organisation | undefined }
  | { readonly verdict: 'older' }

/** What the register has under a row's key: an organisation, a placeholder that somebody listed, or nothing. */
export type Stored = Organisation | 'awaited' | undefined

const isSame = (one: Organisation[ChangeableField], other: Organisation[ChangeableField]): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted())
    : one === other

const arrived = (row: RegisterRow, now: Moment): Organisation => ({
  ...row,
  statusSince: row.asOf,
  ...(row.registeredEmail === undefined ? {} : { registeredEmailSince: now }),
})

// An address that the register does not know is the organisation's own affair, and so is what it has set itself; one that the register
// used to know is void.
const updated = (stored: Organisation, row: RegisterRow, now: Moment): Organisation => {
  const { registeredEmail, registeredEmailSince, undeliverableSince, ...rest } = stored
  const sameAddress = registeredEmail === row.registeredEmail
  return {
    ...rest,
    ...row,
    ...keptOf(stored),
    statusSince: stored.status === row.status ? stored.statusSince : row.asOf,
    ...(sameAddress && undeliverableSince !== undefined ? { undeliverableSince } : {}),
    ...(sameAddress && registeredEmailSince !== undefined ? { registeredEmailSince } : {}),
    ...(sameAddress ? {} : { registeredEmailSince: now }),
  }
}

const stirsWhenChanged = (before: Organisation, next: Organisation): boolean =>
  before.status !== next.status || before.kind !== next.kind || before.registeredEmail !== next.registeredEmail

/**
 * Compares a row with what is stored. It applies only if it is newer; the row's moment dates its status, while a registered address
 * counts from now, because what was sent to the former one until now must be told apart from what is sent after.
 */
export const changeOf = (stored: Stored, row: RegisterRow, now: Moment): RegisterChange => {
  if (stored === undefined || stored === 'awaited')
    return { verdict: 'new', organisation: arrived(row, now), stirs: stored === 'awaited' }
  const next = updated(stored, row, now)
  const fields = changeableFields.filter((field) => !isSame(stored[field], next[field]))
  const isNewer = row.asOf > stored.asOf
  if (fields.length === 0) return { verdict: 'unchanged', ...(isNewer ? { organisation: next } : {}) }
  if (!isNewer) return { verdict: 'older' }
  return { verdict: 'changed', organisation: next, fields, stirs: stirsWhenChanged(stored, next) }
}

/** Which cells of a row are not taken over, because the organisation has set these itself to something else. */
export const keptCells = (stored: Organisation | undefined, row: RegisterRow): readonly OwnField[] =>
  (stored?.ownFields ?? []).filter((field) => row[field] !== undefined && row[field] !== stored?.[field])

/** Whether an organisation stands in the register: who is struck off is kept, but no file need list it. */
export const isListed = ({ status }: Organisation): boolean => status !== 'struckOff'
