import { el, sign } from '../lib/dom.js'
import { button, field } from '../lib/form.js'
import { applicationOf } from '../lib/link.js'
import { heading } from '../lib/page.js'
import { turnCard } from './turn.js'
import { unwanted } from './unwanted.js'

/** @import { InvitationByLink } from '../../replies.ts' */
/** @import { Words } from '../lib/page.js' */
/** @import { UnwantedActions } from './unwanted.js' */

/**
 * What the reader has done to the answer so far; `trouble` is what stood against sending it.
 * @typedef {object} Form
 * @property {boolean} declining
 * @property {string} reason
 * @property {boolean} isBusy
 * @property {boolean} [isReasonMissing]
 * @property {boolean} [isReported] that an officer knows it reached the wrong person
 * @property {'unsure' | { readonly said: string } | undefined} [trouble]
 */

/** @typedef {{ accept: () => void, decline: () => void, back: () => void, send: (reason: string) => void, keep: (reason: string) => void } & UnwantedActions} Actions */

/** @param {Words} words @param {InvitationByLink} invitation */
const projects = ({ texts: { invitation: texts } }, { application }) =>
  application.projects.length > 0 &&
  el(
    'section',
    { class: 'tight' },
    el('h2', {}, texts.projects(application.projects.length)),
    el(
      'ul',
      { class: 'card projects' },
      ...application.projects.map(({ title, summary, programmes, stage }) =>
        el(
          'li',
          { class: 'tight' },
          el('h3', {}, title),
          el(
            'div',
            { class: 'row' },
            ...programmes.map((programme) => el('span', { class: 'tag' }, texts.programmes[programme])),
            el('span', { class: 'small quiet' }, texts.stages[stage]),
          ),
          summary !== '' && el('p', { class: 'quiet prose' }, summary),
        ),
      ),
    ),
  )

/** @param {Words} words @param {InvitationByLink} invitation */
const purpose = ({ texts: { invitation: texts } }, { application }) =>
  application.purpose !== '' &&
  el('section', { class: 'tight' }, el('h2', {}, texts.purpose), el('p', { class: 'prose' }, application.purpose))

/** @param {Words} words @param {Form} form */
const troubleNotice = ({ texts }, { trouble }) =>
  trouble !== undefined &&
  el(
    'div',
    { class: 'notice no', role: 'alert', tabindex: -1 },
    sign('no'),
    el('p', {}, (trouble === 'unsure' ? texts.unreachable.unsure : trouble.said) || texts.failed.sentence),
  )

/** @param {Words} words @param {Form} form @param {Actions} actions */
const declineForm = ({ texts: { invitation: texts } }, { reason, isBusy, isReasonMissing }, { send, keep, back }) => {
  const input = el('textarea', { maxlength: 1000, rows: 4, required: true, oninput: () => keep(input.value) })
  input.value = reason
  const wrong = isReasonMissing === true ? texts.reasonMissing : undefined
  return el(
    'form',
    {
      class: 'tight',
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault()
        if (!isBusy) send(input.value)
      },
    },
    field({ id: 'reason', label: texts.reasonLabel, hint: texts.reasonHint, wrong, input }),
    el(
      'div',
      { class: 'row answers' },
      button({ text: texts.sendDecline, kind: 'main', submits: true, busy: isBusy }),
      button({ text: texts.back, onclick: back }),
    ),
  )
}

/** @param {Words} words @param {Form} form @param {Actions} actions */
const choice = ({ texts: { invitation: texts } }, { isBusy }, { accept, decline }) =>
  el(
    'div',
    { class: 'row answers' },
    button({ text: texts.accept, kind: 'main', busy: isBusy, onclick: accept }),
    button({ text: texts.decline, busy: isBusy, onclick: decline }),
  )

/** @param {Words} words @param {InvitationByLink} invitation @param {Form} form @param {Actions} actions */
const answerCard = (words, { organisation }, form, actions) => {
  const { invitation: texts } = words.texts
  return el(
    'section',
    { class: 'card stack' },
    el(
      'div',
      { class: 'tight' },
      el('h2', {}, texts.meaning),
      el(
        'ul',
        { class: 'points' },
        ...texts.points(organisation.name).map((point) => el('li', { class: 'small' }, point)),
      ),
    ),
    el(
      'div',
      { class: 'tight' },
      el('h2', {}, texts.yourAnswer),
      troubleNotice(words, form),
      form.declining ? declineForm(words, form, actions) : choice(words, form, actions),
      el('p', { class: 'small quiet' }, texts.nothingYet),
    ),
  )
}

/** @param {Words} words @param {InvitationByLink} invitation @param {Form} form @param {Actions} actions */
const question = (words, invitation, form, actions) => {
  const { texts, dates } = words
  const { application, coordinator, organisation, expiresAt } = invitation
  const turn = expiresAt ? texts.invitation.yours(dates.limit(expiresAt)) : texts.invitation.yoursAtAnyTime
  return [
    el(
      'div',
      { class: 'top' },
      heading(texts.invitation.title(application.name)),
      el('p', {}, texts.invitation.asks(coordinator.name, organisation.name)),
    ),
    el(
      'div',
      { class: 'columns' },
      el('div', { class: 'stack' }, turnCard(texts, [turn]), purpose(words, invitation), projects(words, invitation)),
      el(
        'div',
        { class: 'stack sticky' },
        answerCard(words, invitation, form, actions),
        ...unwanted(words, invitation, form, actions),
      ),
    ),
  ]
}

/** @param {Words} words @param {InvitationByLink} invitation @param {Exclude<InvitationByLink['state'], 'open'>} state @param {Form} form */
const outcome = (words, invitation, state, form) => {
  const { texts, dates } = words
  const { application, coordinator, organisation, answeredAt, expiresAt, reason } = invitation
  const { title, sentence, turn } = texts.invitation.outcomes[state]
  const id = applicationOf(invitation.invitation)
  const at = state === 'expired' ? expiresAt && dates.limit(expiresAt) : answeredAt && dates.day(answeredAt)
  const kinds = /** @type {const} */ ({ confirmed: 'yes', declined: 'no', left: 'no', expired: 'wait', closed: 'wait' })
  return el(
    'div',
    { class: 'stack' },
    el(
      'div',
      { class: 'top' },
      el('p', { class: 'row quiet' }, texts.invitation.title(application.name)),
      heading(title(organisation.name)),
    ),
    troubleNotice(words, form),
    turnCard(texts, [turn]),
    el(
      'section',
      { class: 'tight' },
      (at || state === 'closed') &&
        el('p', { class: `row ${kinds[state]}` }, sign(kinds[state]), el('span', {}, sentence(at || ''))),
      reason !== undefined && el('p', { class: 'prose' }, `${texts.reason}: ${reason}`),
      el('p', { class: 'quiet' }, `${texts.invitation.coordinator}: ${coordinator.name}`),
    ),
    id !== undefined &&
      el('p', {}, el('a', { class: 'button', href: `/applications/${id}` }, texts.invitation.seeApplication)),
  )
}

/**
 * The page of an invitation: the question while it is open, else what became of it.
 * @param {Words} words
 * @param {InvitationByLink} invitation
 * @param {Form} form
 * @param {Actions} actions
 */
export const invitationPage = (words, invitation, form, actions) => {
  const { state, application } = invitation
  return {
    title: words.texts.invitation.title(application.name),
    content: state === 'open' ? question(words, invitation, form, actions) : [outcome(words, invitation, state, form)],
  }
}
