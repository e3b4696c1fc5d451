import { el } from '../lib/dom.js'

/** @import { Texts } from '../texts/en.js' */

/**
 * The card that says whose turn it is, and what is being waited for.
 * @param {Texts} texts
 * @param {readonly import('../lib/dom.js').Child[]} sentence
 */
export const turnCard = (texts, sentence) =>
  el(
    'section',
    { class: 'card turn' },
    el('h2', { class: 'small quiet' }, texts.turn),
    el('p', { class: 'who' }, ...sentence),
  )
