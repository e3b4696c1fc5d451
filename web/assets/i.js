import { ask, Problem, Unreachable } from './lib/api.js'
import { linkIn } from './lib/link.js'
import { obstacle, show } from './lib/page.js'
import { showFailure } from './parts/failure.js'
import { invitationPage } from './parts/invitation.js'

/** @import { InvitationByLink } from '../replies.ts' */
/** @import { Link } from './lib/link.js' */
/** @import { Form } from './parts/invitation.js' */

/** @type {Form} */
const untouched = { declining: false, reason: '', isBusy: false }

/** @param {'nowhere' | 'onceMore'} why */
const showDeadEnd = (why) => show(({ texts }) => obstacle(texts.invitation[why]))

/** @param {unknown} error */
const leadsNowhere = (error) => error instanceof Problem && (error.status === 404 || error.status === 400)

/**
 * @param {Link} link
 * @param {InvitationByLink} invitation
 * @param {Form} form
 * @param {boolean | string} [focus]
 */
const showInvitation = (link, invitation, form, focus = false) => {
  /** @param {Form} next @param {boolean | string} [target] */
  const change = (next, target) => showInvitation(link, invitation, next, target)
  const actions = {
    accept: () => void answer(link, invitation, form, { answer: 'accept' }),
    decline: () => change({ ...untouched, declining: true, reason: form.reason }, 'textarea'),
    back: () => change({ ...untouched, reason: form.reason }, '.button.main'),
    /** @param {string} reason */
    send: (reason) => {
      const given = { ...form, reason }
      if (reason.trim() === '') change({ ...given, isReasonMissing: true }, 'textarea')
      else void answer(link, invitation, given, { answer: 'decline', reason: reason.trim() })
    },
    /** @param {string} reason */
    keep: (reason) => {
      form = { ...form, reason }
    },
    report: () => void wish(link, invitation, form, 'misdirected'),
    mute: () => void wish(link, invitation, form, 'mute'),
    /** @param {string} until */
    close: (until) => void wish(link, invitation, form, 'close', { until }),
  }
  show((words) => invitationPage(words, invitation, form, actions), { focus })
}

/** @param {unknown} error */
const troubleOf = (error) => {
  if (!(error instanceof Problem) && !(error instanceof Unreachable)) throw error
  return error instanceof Problem ? { said: error.message } : /** @type {const} */ ('unsure')
}

/**
 * What else is said at an invitation: the page then shows how it stands.
 * @param {Link} link
 * @param {InvitationByLink} invitation
 * @param {Form} form
 * @param {'misdirected' | 'mute' | 'close'} what
 * @param {{ readonly until?: string }} [more]
 */
const wish = async (link, invitation, form, what, more = {}) => {
  showInvitation(link, invitation, { ...form, isBusy: true, trouble: undefined }, '[aria-disabled]')
  try {
    await ask('POST', `/api/link/${what}`, { body: { ...link, ...more } })
    const now = await ask('POST', '/api/link/read', { body: link })
    const isReported = form.isReported === true || what === 'misdirected'
    showInvitation(link, now, { ...untouched, isReported }, true)
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return showDeadEnd('nowhere')
    showInvitation(link, invitation, { ...form, isBusy: false, trouble: troubleOf(error) }, '.notice')
  }
}

/**
 * @param {Link} link
 * @param {InvitationByLink} invitation
 * @param {Form} form
 * @param {{ readonly answer: 'accept' } | { readonly answer: 'decline', readonly reason: string }} reply
 */
const answer = async (link, invitation, form, reply) => {
  showInvitation(
    link,
    invitation,
    { ...form, isBusy: true, isReasonMissing: false, trouble: undefined },
    '[aria-disabled]',
  )
  try {
    showInvitation(link, await ask('POST', '/api/link/answer', { body: { ...link, ...reply } }), untouched, true)
  } catch (error) {
    if (leadsNowhere(error)) return showDeadEnd('nowhere')
    if (error instanceof Problem && error.status === 409) return open(link, error.message)
    const trouble = error instanceof Problem ? { said: error.message } : 'unsure'
    showInvitation(link, invitation, { ...form, isBusy: false, trouble }, '.notice')
    if (!(error instanceof Problem) && !(error instanceof Unreachable)) throw error
  }
}

/**
 * @param {Link} link
 * @param {string} [said] what stood against an answer just given
 */
const open = async (link, said) => {
  try {
    /** @type {InvitationByLink} */
    const invitation = await ask('POST', '/api/link/read', { body: link })
    const form = said === undefined ? untouched : { ...untouched, trouble: { said } }
    showInvitation(link, invitation, form, said === undefined ? false : '.notice')
  } catch (error) {
    if (leadsNowhere(error)) showDeadEnd('nowhere')
    else showFailure(error, () => void open(link))
  }
}

/** The secret leaves the address bar and the history at once; from here on it is only in this function's hands. */
const begin = () => {
  const { hash, pathname } = window.location
  window.history.replaceState(null, '', pathname)
  const link = linkIn(hash)
  if (link) void open(link)
  else showDeadEnd(hash === '' ? 'onceMore' : 'nowhere')
}

window.addEventListener('hashchange', () => {
  if (window.location.hash !== '') begin()
})
begin()
