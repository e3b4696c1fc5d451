import { el } from '../lib/dom.js'

/** @import { Application } from '../../replies.ts' */
/** @import { Texts } from '../texts/en.js' */

/**
 * Who has the turn, in one word or two.
 * @param {Texts} texts
 * @param {Application} application
 */
export const holderOf = ({ application: { holders } }, { turn: { whose }, as }) => {
  if (whose === 'applicant') return as === 'applicant' ? holders.applicant.mine : holders.applicant.others
  return holders[whose]
}

/**
 * The card that says whose turn it is, and what is being waited for.
 * @param {Texts} texts
 * @param {readonly import('../lib/dom.js').Child[]} sentence
 * @param {string} [holder]
 */
export const turnCard = (texts, sentence, holder) =>
  el(
    'section',
    { class: 'card turn' },
    el('h2', { class: 'small quiet' }, holder === undefined ? texts.turn : `${texts.turn}: ${holder}`),
    el('p', { class: 'who' }, ...sentence),
  )
