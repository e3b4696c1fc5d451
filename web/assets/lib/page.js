import { el } from './dom.js'
import { datesIn } from './dates.js'
import { choose, language, textsIn } from './language.js'

/** @import { Texts } from '../texts/en.js' */
/** @import { Dates } from './dates.js' */
/** @typedef {{ readonly texts: Texts, readonly dates: Dates }} Words */
/** @typedef {{ readonly title: string, readonly content: readonly Node[], readonly head?: readonly Node[] }} Shown */
/** @typedef {(words: Words) => Shown} View */

const main = document.querySelector('main') ?? document.body
const head = document.querySelector('.head') ?? document.body
const brand = head.firstElementChild

/** @type {View | undefined} */
let current

const languageSwitch = () => {
  const other = language() === 'en' ? 'ru' : 'en'
  const onclick = () => {
    choose(other)
    draw()
  }
  const attributes = { type: 'button', id: 'language', class: 'button bare', lang: other, onclick }
  return el('button', attributes, textsIn(other).language)
}

const draw = () => {
  if (!current) return
  const spoken = language()
  const texts = textsIn(spoken)
  const focused = document.activeElement?.id
  const shown = current({ texts, dates: datesIn(spoken) })
  document.documentElement.lang = spoken
  document.title = `${shown.title} · Consort`
  if (brand instanceof HTMLElement) brand.title = texts.home
  head.replaceChildren(...(brand ? [brand] : []), ...(shown.head ?? []), languageSwitch())
  main.replaceChildren(...shown.content)
  if (focused) document.getElementById(focused)?.focus()
}

/**
 * Shows a view in the language of the page, and again in the other when the reader changes it. With `focus` the reader is taken to
 * the page's heading, or to what that selector finds: for what the reader brought about, not for what came by itself.
 * @param {View} view
 * @param {{ readonly focus?: boolean | string }} [options]
 */
export const show = (view, { focus = false } = {}) => {
  current = view
  draw()
  const target = focus === false ? undefined : main.querySelector(focus === true ? 'h1' : focus)
  if (target instanceof HTMLElement) target.focus()
}

/**
 * The heading of a page, which the reader can be taken to.
 * @param {readonly import('./dom.js').Child[]} children
 */
export const heading = (...children) => el('h1', { tabindex: -1 }, ...children)

const outline = () =>
  el('div', { class: 'outline' }, ...Array.from({ length: 4 }, () => el('i', { 'aria-hidden': 'true' })))

/** Shows the page's outline, which appears after 300 ms: for what the reader asked to have loaded again. */
export const showLoading = () =>
  show(({ texts }) => ({
    title: texts.loading,
    content: [el('p', { class: 'unseen', role: 'status' }, texts.loading), outline()],
  }))

/**
 * Something that stands in the way, with what can be done about it.
 * @param {{ readonly title: string, readonly sentence: string, readonly actions?: readonly Node[] }} obstacle
 * @returns {Shown}
 */
export const obstacle = ({ title, sentence, actions = [] }) => ({
  title,
  content: [
    el(
      'div',
      { class: 'stack' },
      el('div', { class: 'top' }, heading(title), el('p', {}, sentence)),
      actions.length > 0 && el('div', { class: 'row' }, ...actions),
    ),
  ],
})
