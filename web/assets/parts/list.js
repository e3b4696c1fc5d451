import { el } from '../lib/dom.js'
import { statusTag } from './application.js'

/** @import { ApplicationLine } from '../../replies.ts' */
/** @import { Words } from '../lib/page.js' */

/** @param {Words} words @param {ApplicationLine} line */
const when = ({ texts: { list }, dates }, { submittedAt, createdAt }) =>
  submittedAt === undefined ? list.begun(dates.day(createdAt)) : list.sent(dates.day(submittedAt))

/**
 * The applications of an organisation, the newest first, each leading to its page.
 * @param {Words} words
 * @param {readonly ApplicationLine[]} applications
 */
export const listPart = (words, applications) => {
  if (applications.length === 0) return el('p', {}, words.texts.list.empty)
  const lines = applications.map((line) =>
    el(
      'li',
      {},
      el(
        'a',
        { href: `#${line.id}` },
        el(
          'span',
          {},
          el('strong', {}, line.name),
          el('br'),
          el('span', { class: 'small quiet' }, [line.caseNumber, when(words, line)].filter(Boolean).join(', ')),
        ),
        statusTag(words.texts, line.status),
      ),
    ),
  )
  return el('ul', { class: 'card lines' }, ...lines)
}
