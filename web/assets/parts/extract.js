import { el, sign } from '../lib/dom.js'
import { button } from '../lib/form.js'
import { heading } from '../lib/page.js'

/** @import { RegisterExtract } from '../../replies.ts' */
/** @import { Words } from '../lib/page.js' */

/** @param {Words} words @param {RegisterExtract} extract */
const facts = ({ texts: { extract: texts }, dates }, extract) =>
  el(
    'dl',
    { class: 'facts' },
    ...[
      [texts.number, extract.number],
      [texts.coordinator, `${extract.coordinator.name} (${extract.coordinator.key})`],
      [texts.registered, dates.limit(extract.registeredAt)],
      [texts.issued, dates.limit(extract.issuedAt)],
      [texts.code, extract.code],
    ].flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
  )

/** @param {Words} words @param {RegisterExtract} extract */
const standing = ({ texts: { extract: texts } }, { today }) =>
  el(
    'div',
    { class: 'notice' },
    sign(today.status === 'registered' ? 'yes' : 'no'),
    el('p', {}, texts.today[today.status](today.name)),
  )

/** @param {Words} words @param {RegisterExtract} extract */
const decision = ({ texts: { extract: texts } }, { decision: { results } }) =>
  el(
    'section',
    { class: 'tight' },
    el('h2', {}, texts.decision),
    el(
      'ul',
      {},
      ...results.map(({ sentences: { title, verdict, seen, required } }) =>
        el('li', {}, el('strong', {}, title), el('p', {}, `${verdict} ${seen} ${required}`)),
      ),
    ),
  )

/** @param {Words} words @param {RegisterExtract} extract */
const members = ({ texts: { extract: texts }, dates }, extract) =>
  el(
    'section',
    { class: 'tight' },
    el('h2', {}, texts.members(extract.members.length)),
    el(
      'table',
      { class: 'small' },
      el('thead', {}, el('tr', {}, ...texts.columns.map((name) => el('th', { scope: 'col' }, name)))),
      el(
        'tbody',
        {},
        ...extract.members.map(({ key, name, role, since }) =>
          el(
            'tr',
            {},
            el('td', {}, name),
            el('td', {}, key),
            el('td', {}, texts.roles[role]),
            el('td', {}, dates.day(since)),
          ),
        ),
      ),
    ),
  )

/**
 * An extract as a page to read and to print: what it said when it was issued, and above it how the cluster stands today.
 * @param {Words} words
 * @param {RegisterExtract} extract
 */
export const extractPart = (words, extract) => {
  const { texts } = words
  const print = button({ text: texts.extract.print, kind: 'main', onclick: () => globalThis.print() })
  return el(
    'article',
    { class: 'stack' },
    el('div', { class: 'top' }, el('p', { class: 'small quiet' }, texts.extract.title), heading(extract.name)),
    standing(words, extract),
    facts(words, extract),
    decision(words, extract),
    members(words, extract),
    el('p', { class: 'small quiet' }, texts.extract.check(`${location.origin}/e`, extract.code)),
    el('div', { class: 'row unprinted' }, print),
  )
}
