import { isOpenEntry, type BoardEntry, type EntryContent } from '../../domain/board-entry.ts'
import { Conflict, InvalidRequest, NotFound } from '../../domain/errors.ts'
import { isMuted } from '../../domain/invitation-wishes.ts'
import { after, type Moment } from '../../domain/time.ts'
import {
  closeEntry,
  createEntry,
  entryFrom,
  entryKey,
  interestKey,
  showInterest,
  takeInterestBack,
} from '../../items/board-item.ts'
import { count } from '../../items/counter-item.ts'
import { mailKey, putMail } from '../../items/mail-item.ts'
import { assertRepresents } from '../../items/person-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { writeWithinLimits } from '../support/limits.ts'
import { newestPack } from '../support/load.ts'
import { wishesOf } from '../support/may-be-invited.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'

/** A representative, and when. */
export type AtBoard = { readonly organisation: string; readonly personId: string; readonly now: Moment }

type BoardDeps = { readonly table: Table }

const entryAt = async ({ table }: BoardDeps, id: string): Promise<BoardEntry> => {
  const item = await table.get(entryKey(id))
  if (!item) throw new NotFound('entry', id)
  return entryFrom(item)
}

/** Puts an entry on the board. Throws InvalidRequest for an end that has come or lies beyond what the rule pack allows, TooMany beyond the day's entries. */
export const makePutEntry =
  (deps: BoardDeps) =>
  async (
    command: AtBoard & { readonly id: string; readonly content: EntryContent; readonly extra: readonly Write[] },
  ): Promise<BoardEntry> => {
    const { id, content, organisation, personId, now } = command
    const { spaces } = await newestPack(deps.table)
    if (content.endsAt <= now || content.endsAt > after(now, spaces.longestEntry))
      throw new InvalidRequest([{ path: '/endsAt', message: 'endNotAllowed' }])
    const capabilities = [...new Set(content.capabilities)]
    const entry = { ...content, id, capabilities, organisation, personId, createdAt: now, interests: 0 }
    await writeWithinLimits(deps.table, 'day', now, [
      ...createEntry(entry),
      assertRepresents(personId, organisation),
      count({ of: 'entries', whose: organisation, per: 'day' }, now, spaces.entriesPerOrganisationAndDay),
      ...command.extra,
    ])
    return entry
  }

/** Closes an entry of one's own organisation before its end; NotFound for all others. Done twice it is done once. */
export const makeCloseEntry =
  (deps: BoardDeps) =>
  async ({ id, organisation, now }: AtBoard & { readonly id: string }): Promise<BoardEntry> => {
    const entry = await entryAt(deps, id)
    if (entry.organisation !== organisation) throw new NotFound('entry', id)
    if (entry.closedAt === undefined) await deps.table.write(closeEntry(entry, now))
    return entryAt(deps, id)
  }

/**
 * Notes that an organisation is interested in an entry, which its owner hears by mail once, unless it has muted that one, or takes that back. Throws NotFound where there is no
 * such entry, Conflict where it is closed, InvalidRequest for one's own.
 */
export const makeMarkInterest =
  (deps: BoardDeps) =>
  async ({ id, interested, ...who }: AtBoard & { readonly id: string; readonly interested: boolean }): Promise<void> =>
    retryConflicts(async () => {
      const { organisation, personId, now } = who
      const [entry, item] = await Promise.all([entryAt(deps, id), deps.table.get(interestKey(id, organisation))])
      if (entry.organisation === organisation) throw new InvalidRequest([{ path: '', message: 'notToOneself' }])
      if ((item !== undefined) === interested) return
      if (!interested) return deps.table.write(takeInterestBack(id, organisation))
      if (!isOpenEntry(entry, now)) throw new Conflict('entryClosed')
      const mailId = `interest-${id}-${organisation}`
      const recipient = { to: 'organisation', key: entry.organisation, address: 'contact' } as const
      const [told, wished] = await Promise.all([
        deps.table.get(mailKey(mailId)),
        wishesOf(deps.table, [entry.organisation]),
      ])
      const isTold = told === undefined && !isMuted(wished.get(entry.organisation), organisation)
      await deps.table.write([
        ...showInterest(id, organisation, now),
        ...(isTold ? [putMail(mailId, 'interestShown', recipient, { entry: id, interested: organisation }, now)] : []),
        assertRepresents(personId, organisation),
      ])
    })
