import { Problem } from '../lib/api.js'
import { el } from '../lib/dom.js'
import { button, field } from '../lib/form.js'
import { heading, show } from '../lib/page.js'
import { askForCode, signIn, signUp } from '../lib/session.js'

/** @import { Texts } from '../texts/en.js' */

/**
 * How far the sign-in has come: with a `session` a code is awaited. `wrong` says what is wrong with what was entered.
 * @typedef {object} Entry
 * @property {string} email
 * @property {string} code
 * @property {string} [session]
 * @property {boolean} [isBusy]
 * @property {'format' | { readonly error: unknown }} [wrong]
 */

/** @typedef {{ enter: (text: string) => void, send: () => void, signUp: () => void, again: () => void }} Actions */

/** @param {Texts} texts @param {Entry['wrong']} wrong @param {string} format */
const sentenceFor = (texts, wrong, format) => {
  if (wrong === undefined || wrong === 'format') return wrong && format
  if (wrong.error instanceof Problem) return wrong.error.message || texts.failed.sentence
  return texts.unreachable.sentence
}

/** @param {Texts} texts @param {Entry} entry @param {Actions} actions */
const emailField = (texts, { email, wrong }, { enter }) => {
  const { signIn: words } = texts
  const oninput = () => enter(input.value)
  const input = el('input', { type: 'email', autocomplete: 'email', maxlength: 254, required: true, oninput })
  input.value = email
  return field({ id: 'entry', label: words.email, wrong: sentenceFor(texts, wrong, words.emailWrong), input })
}

/** @param {Texts} texts @param {Entry} entry @param {Actions} actions */
const codeField = (texts, { code, wrong }, { enter }) => {
  const { signIn: words } = texts
  const oninput = () => enter(input.value)
  const keyboard = { inputmode: 'numeric', autocomplete: 'one-time-code' }
  const input = el('input', { ...keyboard, maxlength: 20, required: true, oninput })
  input.value = code
  return field({ id: 'entry', label: words.code, wrong: sentenceFor(texts, wrong, words.codeWrong), input })
}

/** @param {Texts} texts @param {Entry} entry @param {Actions} actions */
const entryForm = (texts, entry, actions) => {
  const { signIn: words } = texts
  const isCode = entry.session !== undefined
  const busy = entry.isBusy === true
  const onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault()
    if (!busy) actions.send()
  }
  return el(
    'form',
    { class: 'card tight', novalidate: true, onsubmit },
    isCode ? codeField(texts, entry, actions) : emailField(texts, entry, actions),
    el(
      'div',
      { class: 'row answers' },
      button({ text: isCode ? words.enter : words.send, kind: 'main', submits: true, busy }),
      isCode
        ? button({ text: words.again, kind: 'bare', onclick: actions.again })
        : button({ text: words.signUp, busy, onclick: actions.signUp }),
    ),
    !isCode && el('p', { class: 'small quiet' }, words.consent),
  )
}

/** @param {string} email */
const looksRight = (email) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)

/**
 * Where a refused code leaves the reader: with the session of the next try, with the same one, or in need of a new code.
 * @param {Entry} entry
 * @param {unknown} error
 * @returns {Entry}
 */
const afterRefusal = ({ email, session }, error) => {
  const next = error instanceof Problem ? error.facts.get('session') : undefined
  const isWrongCode = error instanceof Problem && error.type === 'wrong-code'
  const goingOn = typeof next === 'string' ? next : isWrongCode ? undefined : session
  return { email, code: '', wrong: { error }, ...(goingOn === undefined ? {} : { session: goingOn }) }
}

/**
 * The sign-in, in the page: an address, then the code sent to it, then what `done` does.
 * @param {() => void} done
 * @param {Entry} [start]
 * @param {boolean | string} [focus]
 */
export const showSignIn = (done, start = { email: '', code: '' }, focus = false) => {
  let entry = start
  /** @param {Entry} next @param {string} target */
  const change = (next, target) => showSignIn(done, next, target)

  /** @param {(email: string) => Promise<void>} [first] what is done before the code is sent */
  const sendCode = async (first) => {
    const email = entry.email.trim()
    if (!looksRight(email)) return change({ email, code: '', wrong: 'format' }, 'input')
    change({ email, code: '', isBusy: true }, '[aria-disabled]')
    try {
      await first?.(email)
      change({ email, code: '', session: await askForCode(email) }, 'input')
    } catch (error) {
      change({ email, code: '', wrong: { error } }, 'input')
    }
  }

  /** @param {string} session */
  const enterCode = async (session) => {
    const { email } = entry
    const code = entry.code.replaceAll(/\s/g, '')
    if (!/^\d{8}$/.test(code)) return change({ email, code, session, wrong: 'format' }, 'input')
    change({ email, code, session, isBusy: true }, '[aria-disabled]')
    try {
      await signIn({ email, session, code })
    } catch (error) {
      return change(afterRefusal({ email, code, session }, error), 'input')
    }
    done()
  }

  /** @type {Actions} */
  const actions = {
    enter: (text) => {
      entry = entry.session === undefined ? { ...entry, email: text } : { ...entry, code: text }
    },
    send: () => void (entry.session === undefined ? sendCode() : enterCode(entry.session)),
    signUp: () => void sendCode(signUp),
    again: () => change({ email: entry.email, code: '' }, 'input'),
  }

  show(
    ({ texts }) => {
      const { title, intro, sentTo } = texts.signIn
      const sentence = entry.session === undefined ? intro : sentTo(entry.email)
      const top = el('div', { class: 'tight' }, heading(title), el('p', {}, sentence))
      return { title, content: [el('div', { class: 'narrow stack' }, top, entryForm(texts, entry, actions))] }
    },
    { focus },
  )
}
