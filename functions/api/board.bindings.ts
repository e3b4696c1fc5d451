import * as z from 'zod'
import { isOpenEntry, type BoardEntry } from '../../shared/domain/board-entry.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeListBoard, makeListInterests, makeReadEntry } from '../../shared/use-cases/board/read-board.ts'
import { makeCloseEntry, makeMarkInterest, makePutEntry } from '../../shared/use-cases/board/write-entry.ts'
import { boardRoutes } from './board.route.ts'
import { nextAs, startIn } from './page.ts'
import { showNamed } from './views/organisation.ts'

type BoardRoute = (typeof boardRoutes)[number]
type BoardDeps = { readonly table: Table }

const [listRoute, readRoute, interestsRoute, putRoute, closeRoute, interestRoute, noInterestRoute] = boardRoutes

const show = (entry: BoardEntry, owner: Organisation | undefined, looking: { organisation: string; now: string }) => {
  const { personId: _, organisation, ...facts } = entry
  return {
    ...facts,
    organisation: showNamed(organisation, owner),
    open: isOpenEntry(entry, looking.now),
    mine: organisation === looking.organisation,
  }
}

/** What the routes do by which the board is read. */
export const boardReadBindings = ({ table }: BoardDeps): Bindings<BoardRoute, 'read'> => {
  const list = makeListBoard({ table })
  const read = makeReadEntry({ table })
  const listInterests = makeListInterests({ table })
  return {
    listBoard: bind(listRoute, async ({ caller: { organisation }, query, cursors, now }) => {
      const { cursor, ...asked } = query
      const { lines, next } = await list({ ...asked, before: cursors.read(z.string(), cursor), now })
      const entries = lines.map(({ entry, owner }) => show(entry, owner, { organisation, now }))
      return { body: { entries, ...nextAs(cursors, next) } }
    }),
    readEntry: bind(readRoute, async ({ caller: { organisation }, params: { id }, now }) => {
      const { line, interested } = await read({ id, organisation })
      return { body: { ...show(line.entry, line.owner, { organisation, now }), interested } }
    }),
    listInterests: bind(interestsRoute, async ({ caller: { organisation }, params: { id }, query, cursors }) => {
      const start = startIn(cursors, query.cursor)
      const { interests, organisations, next } = await listInterests({ id, organisation, limit: query.limit, start })
      const shown = interests.map(({ organisation: key, at }) => ({
        organisation: showNamed(key, organisations.get(key)),
        at,
      }))
      return { body: { interests: shown, ...nextAs(cursors, next) } }
    }),
  }
}

/** What the routes do by which organisations write on the board. */
export const boardWriteBindings = ({ table }: BoardDeps): Bindings<BoardRoute, 'write'> => {
  const put = makePutEntry({ table })
  const close = makeCloseEntry({ table })
  const mark = makeMarkInterest({ table })
  const read = makeReadEntry({ table })
  const shown = async (id: string, organisation: string, now: string) => {
    const { line } = await read({ id, organisation })
    return { body: show(line.entry, line.owner, { organisation, now }), location: `/api/board/${id}` }
  }
  return {
    putEntry: bind(
      putRoute,
      async ({ caller: { organisation, person }, body: content, newId, extra, now }) => {
        const { id } = await put({ id: newId(), content, organisation, personId: person.id, extra, now })
        return shown(id, organisation, now)
      },
      async ({ caller: { organisation }, newId, now }) => shown(newId(), organisation, now),
    ),
    closeEntry: bind(closeRoute, async ({ caller: { organisation, person }, params: { id }, now }) => {
      await close({ id, organisation, personId: person.id, now })
      return shown(id, organisation, now)
    }),
    showInterest: bind(interestRoute, async ({ caller: { organisation, person }, params: { id }, now }) => {
      await mark({ id, organisation, personId: person.id, interested: true, now })
      return { body: undefined }
    }),
    takeInterestBack: bind(noInterestRoute, async ({ caller: { organisation, person }, params: { id }, now }) => {
      await mark({ id, organisation, personId: person.id, interested: false, now })
      return { body: undefined }
    }),
  }
}
