import { el, sign } from '../lib/dom.js'

/** @import { Application } from '../../replies.ts' */
/** @import { Texts } from '../texts/en.js' */

/** @typedef {NonNullable<Extract<Application, { as: 'applicant' }>['decision']>['results'][number]} RuleResult */

const SHOWN_IN = ['needsCorrection', 'review', 'rejected', 'expired']

/** @param {Application} application @returns {readonly RuleResult[]} */
const failing = (application) =>
  application.as === 'applicant' && SHOWN_IN.includes(application.status)
    ? (application.decision?.results ?? []).filter(({ passes, effect }) => !passes && effect !== 'advise')
    : []

/** @param {RuleResult} result */
const reason = ({ sentences: { title, verdict, seen, required, change }, concerned }) =>
  el(
    'li',
    { class: 'reason' },
    el('h3', {}, title),
    el('p', {}, el('span', { class: 'tag no' }, sign('no'), verdict)),
    el('p', {}, `${seen} ${required}`),
    ...(change === undefined ? [] : [el('p', {}, change)]),
    ...(concerned.length === 0
      ? []
      : [el('ul', { class: 'small quiet' }, ...concerned.map(({ sentence }) => el('li', {}, sentence)))]),
  )

/**
 * Why an application was returned, refused or sent to an officer: every rule that does not hold, with what was seen, what is required and
 * what would change it. Empty and hidden where there is nothing to say.
 * @param {Texts} texts
 */
export const reasonsPart = (texts) => {
  const list = el('ul', { class: 'reasons' })
  const node = el('section', { hidden: true }, el('h2', {}, texts.application.reasons), list)
  let shown = ''
  /** @param {Application} application */
  const update = (application) => {
    const results = failing(application)
    const now = JSON.stringify(results)
    if (now === shown) return
    shown = now
    node.hidden = results.length === 0
    list.replaceChildren(...results.map(reason))
  }
  return { node, update }
}
