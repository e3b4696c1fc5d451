import { el } from '../lib/dom.js'

/** @import { TimelineEvent } from '../../replies.ts' */
/** @import { Words } from '../lib/page.js' */

/** @type {Partial<Record<TimelineEvent['type'], 'good' | 'bad'>>} */
const tones = {
  confirmed: 'good',
  joined: 'good',
  registered: 'good',
  declined: 'bad',
  left: 'bad',
  invitationExpired: 'bad',
  undeliverable: 'bad',
  rejected: 'bad',
  expired: 'bad',
  stuck: 'bad',
}

/** @param {Words} words @param {TimelineEvent} event */
const line = ({ texts, dates }, event) =>
  el(
    'li',
    { class: tones[event.type] },
    el('p', {}, texts.events[event.type](event, dates)),
    el('time', { datetime: event.at }, dates.stamp(event.at)),
  )

const NEAR = 48

/**
 * The timeline, the newest last. Who looks at its end stays there as it grows; who has scrolled back is left in peace.
 * @param {Words} words
 */
export const timelinePart = (words) => {
  const { application } = words.texts
  const list = el('ol', { class: 'timeline' })
  const scroller = el('div', { class: 'scroller', tabindex: 0, role: 'region', 'aria-labelledby': 'timeline' }, list)
  const note = el('p', { class: 'small quiet' })
  const node = el('section', { class: 'tight' }, el('h2', { id: 'timeline' }, application.timeline), scroller, note)

  /** @param {readonly TimelineEvent[]} events @param {boolean} isLive */
  const update = (events, isLive) => {
    const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR
    list.append(...events.slice(list.children.length).map((event) => line(words, event)))
    list.classList.toggle('live', isLive)
    note.textContent = isLive ? application.live : application.still
    // Not at once: on the first time it is not in the page yet, and has no height.
    if (isAtEnd) requestAnimationFrame(() => (scroller.scrollTop = scroller.scrollHeight))
  }
  return { node, update }
}
