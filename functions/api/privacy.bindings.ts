import { consentOf } from '../../shared/domain/consent.ts'
import { erasedKinds, stayingKinds } from '../../shared/domain/erasure.ts'
import type { Language } from '../../shared/domain/organisation.ts'
import type { Moment } from '../../shared/domain/time.ts'
import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import { privacyTexts } from '../../shared/i18n/privacy-texts.ts'
import type { Table } from '../../shared/stores/table.ts'
import {
  makeAskForErasure,
  makeReadErasure,
  makeUndoErasure,
  type ErasureRead,
} from '../../shared/use-cases/ask-for-erasure.ts'
import { makeExportPerson } from '../../shared/use-cases/export-person.ts'
import { makeExportWritings } from '../../shared/use-cases/export-writings.ts'
import { makeGiveConsent } from '../../shared/use-cases/give-consent.ts'
import { personWith } from '../../shared/use-cases/support/person.ts'
import { nextAs, startIn } from './page.ts'
import { privacyRoutes } from './privacy.route.ts'

type PrivacyRoute = (typeof privacyRoutes)[number]
type Mine = Pick<Asked<'person', unknown, unknown, unknown>, 'caller' | 'language'>

const [exportRoute, writingsRoute, consentRoute, readRoute, askRoute, undoRoute] = privacyRoutes

const showErasure = ({ erasure, orphaned, confirmation }: ErasureRead, language: Language) => {
  const texts = privacyTexts[language]
  return {
    waiting: erasure?.stage === 'waiting',
    dueAt: erasure?.stage === 'waiting' ? erasure.dueAt : undefined,
    goes: erasedKinds.map((what) => ({ what, sentence: texts.goes[what] })),
    stays: stayingKinds.map((what) => ({ what, sentence: texts.stays[what] })),
    warnings: orphaned.map((one) => ({
      ...one,
      sentence: texts.orphaned(one.name, one.clusters, one.applications),
    })),
    confirmation,
  }
}

const erasureFor = (table: Table) => {
  const read = makeReadErasure({ table })
  return async ({ caller, language }: Mine) => ({
    body: showErasure(await read({ personId: caller.person.id }), language),
  })
}

/** What the routes do by which persons see what is stored about them. */
export const privacyReadBindings = ({ table }: { readonly table: Table }): Bindings<PrivacyRoute, 'read'> => {
  const exportPerson = makeExportPerson({ table })
  const exportWritings = makeExportWritings({ table })
  return {
    exportMe: bind(exportRoute, async ({ caller: { person }, query: { limit, cursor }, cursors, now }) => {
      const data = await exportPerson({ person, limit, start: startIn(cursors, cursor) })
      const { representations, claims, codesUsed, erasure, conversations, seats, digestAt, news, did, next } = data
      return {
        body: {
          exportedAt: now,
          person,
          consents: person.consents ?? [],
          representations: [...representations],
          claims: [...claims],
          signIn: { codesUsed },
          erasure,
          conversations: [...conversations],
          spaces: [...seats],
          news: { digestAt, posts: [...news] },
          did: [...did],
          ...nextAs(cursors, next),
        },
      }
    }),
    exportWritings: bind(writingsRoute, async ({ caller: { person }, query: { limit, cursor }, cursors }) => {
      const { writings, next } = await exportWritings({ personId: person.id, limit, start: startIn(cursors, cursor) })
      return { body: { writings: [...writings], ...nextAs(cursors, next) } }
    }),
    readErasure: bind(readRoute, erasureFor(table)),
  }
}

/** What the routes do by which persons agree to new texts and are erased. Consent is dated by real time, like the sign-up. */
export const privacyWriteBindings = (deps: {
  readonly table: Table
  readonly newId: () => string
  readonly systemNow: () => Moment
}): Bindings<PrivacyRoute, 'write'> => {
  const { table, systemNow } = deps
  const show = erasureFor(table)
  const give = makeGiveConsent({ table })
  const ask = makeAskForErasure(deps)
  const undo = makeUndoErasure({ table })
  const consented = async ({ caller: { person } }: Mine) => ({
    body: consentOf((await personWith(table, person.id)) ?? person),
  })
  return {
    giveConsent: bind(
      consentRoute,
      async (asked) => {
        const { caller, body, extra } = asked
        await give({ person: caller.person, ...body, now: systemNow(), extra })
        return consented(asked)
      },
      consented,
    ),
    askForErasure: bind(
      askRoute,
      async (asked) => {
        const { caller, body, now, extra } = asked
        await ask({ person: caller.person, ...body, now, extra })
        return show(asked)
      },
      show,
    ),
    undoErasure: bind(undoRoute, async ({ caller }) => {
      await undo({ personId: caller.person.id })
      return { body: undefined }
    }),
  }
}
