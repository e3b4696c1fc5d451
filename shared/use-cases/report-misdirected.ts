import { NotFound } from '../domain/errors.ts'
import type { OfficerCase, Opened } from '../domain/officer-case.ts'
import { parseInvitationId } from '../domain/invitation-id.ts'
import type { Moment } from '../domain/time.ts'
import { answerFrom, answerKey } from '../items/answer-item.ts'
import { openCase, officerCaseFrom, officerCaseKey, replaceCase } from '../items/officer-case-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

const LONGEST_NOTE = 4000

/** Whose mail reached the wrong person, what that person says, and how it was proven. */
export type Misdirected = {
  readonly organisation: string
  readonly applicationId: string
  readonly via: 'link' | 'signedIn'
  readonly note?: string | undefined
  readonly now: Moment
  readonly extra?: readonly Write[]
}

const opened = ({ organisation, applicationId, via, note }: Misdirected): Opened => ({
  id: `misdirected~${organisation}`,
  kind: 'misdirected',
  subject: { type: 'organisation', id: organisation },
  concerned: [organisation],
  facts: { applicationId, via },
  ...(note === undefined ? {} : { note }),
})

/** The open case with one more note, as far as there is room; undefined where there is nothing to add. */
const withNote = (open: OfficerCase, note: string | undefined): OfficerCase | undefined => {
  if (note === undefined || open.note?.includes(note)) return undefined
  const both = open.note === undefined ? note : `${open.note}\n\n${note}`
  return both.length > LONGEST_NOTE ? undefined : { ...open, note: both }
}

/**
 * Passes on to officers that mail to an organisation reaches the wrong person: one case per organisation, to which further notes are added
 * while it is open. The invitation stays as it is, and its sender hears nothing.
 */
export const passToOfficers = (table: Pick<Table, 'get' | 'write'>, misdirected: Misdirected): Promise<void> =>
  retryConflicts(async () => {
    const { organisation, note, now, extra = [] } = misdirected
    const item = await table.get(officerCaseKey(`misdirected~${organisation}`))
    const before = item && officerCaseFrom(item)
    if (before?.status !== 'open') return table.write([openCase(opened(misdirected), now), ...extra])
    const noted = withNote(before, note)
    const writes = [...(noted ? [replaceCase(before, noted)] : []), ...extra]
    if (writes.length > 0) await table.write(writes)
  })

/** The same for whoever acts for the organisation, signed in. Throws NotFound unless it was asked. */
export const makeReportMisdirected =
  ({ table }: { readonly table: Pick<Table, 'get' | 'write'> }) =>
  async ({
    invitationId,
    organisation,
    ...said
  }: Pick<Misdirected, 'organisation' | 'note' | 'now' | 'extra'> & {
    readonly invitationId: string
  }): Promise<void> => {
    const named = parseInvitationId(invitationId)
    const applicationId = named?.applicationId ?? '-'
    const item = await table.get(answerKey(applicationId, named?.organisation ?? '-'))
    const answer = item && answerFrom(item)
    const isForThem = answer?.organisation === organisation && !answer.coordinator && answer.state !== 'listed'
    if (!isForThem) throw new NotFound('invitation', invitationId)
    await passToOfficers(table, { ...said, organisation, applicationId, via: 'signedIn' })
  }
