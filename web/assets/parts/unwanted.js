import { el } from '../lib/dom.js'
import { button, field } from '../lib/form.js'

/** @import { InvitationByLink } from '../../replies.ts' */
/** @import { Words } from '../lib/page.js' */

/** @typedef {{ report: () => void, mute: () => void, close: (until: string) => void }} UnwantedActions */

/** @param {Words} words @param {InvitationByLink} invitation @param {boolean} isBusy @param {UnwantedActions} actions */
const noMore = (
  { texts: { invitation: texts }, dates },
  { coordinator, senderMuted, closedUntil },
  isBusy,
  actions,
) => {
  const until = el('input', { type: 'date' })
  return el(
    'section',
    { class: 'tight' },
    el('h2', {}, texts.noMore),
    senderMuted
      ? el('p', { class: 'small quiet' }, texts.muted(coordinator.name))
      : button({ text: texts.mute(coordinator.name), busy: isBusy, onclick: actions.mute }),
    closedUntil
      ? el('p', { class: 'small quiet' }, texts.closed(dates.limit(closedUntil)))
      : el(
          'form',
          {
            class: 'tight',
            novalidate: true,
            onsubmit: (event) => {
              event.preventDefault()
              if (!isBusy && until.value !== '') actions.close(until.value)
            },
          },
          field({ id: 'until', label: texts.untilLabel, input: until }),
          button({ text: texts.close, submits: true, busy: isBusy }),
        ),
  )
}

/**
 * For whoever should not have got an invitation, or wants no more of them.
 * @param {Words} words
 * @param {InvitationByLink} invitation
 * @param {{ readonly isBusy: boolean, readonly isReported?: boolean | undefined }} form
 * @param {UnwantedActions} actions
 */
export const unwanted = (words, invitation, { isBusy, isReported }, actions) => {
  const { invitation: texts } = words.texts
  return [
    el(
      'section',
      { class: 'tight' },
      el('h2', {}, texts.wrongPerson),
      el('p', { class: 'small quiet' }, texts.wrongPersonHelp(invitation.organisation.name)),
      isReported === true
        ? el('p', { class: 'small' }, texts.reported)
        : button({ text: texts.report, busy: isBusy, onclick: actions.report }),
    ),
    noMore(words, invitation, isBusy, actions),
  ]
}
