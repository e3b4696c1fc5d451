import { Problem } from './lib/api.js'
import { el } from './lib/dom.js'
import { follow, readApplication } from './lib/follow.js'
import { button } from './lib/form.js'
import { heading, obstacle, show } from './lib/page.js'
import { remember, remembered } from './lib/remembered.js'
import { askSignedIn, NotSignedIn, signOut } from './lib/session.js'
import { actingPart } from './parts/acting.js'
import { applicationPart } from './parts/application.js'
import { showFailure } from './parts/failure.js'
import { listPart } from './parts/list.js'
import { showSignIn } from './parts/sign-in.js'

/** @import { ApplicationPage, Me } from '../replies.ts' */
/** @import { Live } from './lib/follow.js' */
/** @import { Words } from './lib/page.js' */

/** @typedef {{ readonly me: Me, readonly acting: string, readonly focus: boolean }} Visit */

const ACTING = 'consort.acting'
const MOST_TRIED = 20

let leave = () => {}
let visits = 0

/** @param {unknown} error */
const isHidden = (error) => error instanceof Problem && [400, 403, 404].includes(error.status)

const again = () => void begin(true)

/** @param {unknown} error */
const fail = (error) => (error instanceof NotSignedIn ? showSignIn(again) : showFailure(error, again))

const goOut = async () => {
  leave()
  visits += 1
  try {
    await signOut()
    showSignIn(again, undefined, true)
  } catch (error) {
    fail(error)
  }
}

/** @param {Words} words @param {Visit} visit */
const head = (words, visit) =>
  actingPart(words, visit, {
    choose: (organisation) => {
      remember(ACTING, organisation)
      void begin(false, organisation)
    },
    leave: () => void goOut(),
  })

/** @param {Visit} visit */
const showNothing = (visit) =>
  show(
    (words) => {
      const { title, sentence, toList } = words.texts.notFound
      const actions = [el('a', { class: 'button', href: '/a' }, toList)]
      return { ...obstacle({ title, sentence, actions }), head: head(words, visit) }
    },
    { focus: visit.focus },
  )

/** @param {Visit} visit */
const showNobody = (visit) =>
  show((words) => ({ ...obstacle(words.texts.list.nobody), head: head(words, visit) }), { focus: visit.focus })

/**
 * The organisation among the reader's that may see the application, with what it sees; undefined where none may.
 * @param {string} id
 * @param {readonly string[]} organisations
 */
const findReadable = async (id, organisations) => {
  for (const organisation of organisations.slice(0, MOST_TRIED)) {
    try {
      return { organisation, application: await readApplication({ id, organisation }) }
    } catch (error) {
      if (!isHidden(error)) throw error
    }
  }
  return undefined
}

/** @param {Visit} visit @param {string} id @param {readonly string[]} organisations @param {() => boolean} isCurrent */
const openApplication = async (visit, id, organisations, isCurrent) => {
  const found = await findReadable(id, organisations)
  if (!isCurrent()) return
  if (!found) return showNothing(visit)
  const here = { ...visit, acting: found.organisation }
  /** @type {((live: Live) => void) | undefined} */
  let update
  /** @param {Live} live */
  const changed = (live) => {
    if (update) return update(live)
    show(
      (words) => {
        const part = applicationPart(words)
        update = (next) => {
          live = next
          part.update(next)
        }
        part.update(live)
        return { title: live.known.application.name, content: part.nodes, head: head(words, here) }
      },
      { focus: visit.focus },
    )
  }
  leave = follow({ id, organisation: found.organisation }, found.application, {
    changed: (live) => isCurrent() && changed(live),
    failed: (error) => isCurrent() && fail(error),
  })
}

/** @param {string} organisation @param {string | undefined} cursor @returns {Promise<ApplicationPage>} */
const readList = (organisation, cursor) =>
  askSignedIn('GET', `/api/applications${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`, {
    organisation,
  })

/** @param {Visit} visit @param {() => boolean} isCurrent @param {ApplicationPage['applications']} [before] @param {string} [cursor] */
const openList = async (visit, isCurrent, before = [], cursor) => {
  const page = await readList(visit.acting, cursor)
  if (!isCurrent()) return
  const applications = [...before, ...page.applications]
  const { next } = page
  show(
    (words) => {
      const { application, list } = words.texts
      const more = () => void openList(visit, isCurrent, applications, next).catch(fail)
      return {
        title: application.list,
        head: head(words, visit),
        content: [
          el('div', { class: 'top' }, heading(application.list)),
          listPart(words, applications),
          ...(next === undefined ? [] : [el('p', {}, button({ text: list.more, onclick: more }))]),
        ],
      }
    },
    { focus: visit.focus },
  )
}

/**
 * Opens what the address names: one application, or the list of them.
 * @param {boolean} focus whether the reader brought this about
 * @param {string} [only] the one organisation to act for
 */
const begin = async (focus, only) => {
  leave()
  leave = () => {}
  const visit = ++visits
  const isCurrent = () => visit === visits
  try {
    /** @type {Me} */
    const me = await askSignedIn('GET', '/api/me')
    if (!isCurrent()) return
    const keys = me.organisations.map(({ organisation }) => organisation.key)
    const usual = keys.find((key) => key === (only ?? remembered(ACTING))) ?? keys[0]
    if (usual === undefined) return showNobody({ me, acting: '', focus })
    const id = window.location.hash.slice(1)
    const here = { me, acting: usual, focus }
    if (id === '') return await openList(here, isCurrent)
    const candidates = only === undefined ? [usual, ...keys.filter((key) => key !== usual)] : [only]
    await openApplication(here, id, candidates, isCurrent)
  } catch (error) {
    if (isCurrent()) fail(error)
  }
}

window.addEventListener('hashchange', () => void begin(true))
void begin(false)
