import { el, setText, sign } from '../lib/dom.js'
import { heading } from '../lib/page.js'
import { isMoving, situationOf, waitingOf } from '../lib/situation.js'
import { placesPart } from './places.js'
import { reasonsPart } from './reasons.js'
import { timelinePart } from './timeline.js'
import { holderOf } from './turn.js'

/** @import { Application } from '../../replies.ts' */
/** @import { Words } from '../lib/page.js' */
/** @import { Texts } from '../texts/en.js' */
/** @import { Live } from '../lib/follow.js' */

/** @type {Partial<Record<keyof Texts['application']['status'], 'yes' | 'wait' | 'no'>>} */
const tones = { registered: 'yes', rejected: 'no', expired: 'no', needsCorrection: 'no', stuck: 'no', withdrawn: 'no' }

/** @param {Application} application */
const statusOf = ({ status, turn }) => (turn.waitingFor === 'restart' ? 'stuck' : status)

/**
 * The state of an application as a tag: in words, with a sign.
 * @param {Texts} texts
 * @param {keyof Texts['application']['status']} status
 */
export const statusTag = ({ application: { status: words } }, status) => {
  const tone = status === 'draft' ? undefined : (tones[status] ?? 'wait')
  return el('span', { class: `tag ${tone ?? ''}` }, tone && sign(tone), words[status])
}

/** @param {Words} words @param {Application} application */
const facts = ({ texts: { application: texts }, dates }, application) => {
  /** @type {readonly (readonly [string, string | undefined])[]} */
  const lines =
    application.as === 'asked'
      ? [
          [texts.coordinator, application.coordinator.name],
          [texts.yourAnswer, texts.answers[application.invitation.state]],
          [texts.deadline, application.deadline && dates.limit(application.deadline)],
        ]
      : [
          [texts.number, application.caseNumber],
          [texts.coordinator, application.applicant.name],
          [texts.sent, application.submittedAt && dates.day(application.submittedAt)],
          [texts.decided, application.mode && texts.modes[application.mode]],
          [texts.deadline, application.endedAt ? undefined : application.deadline && dates.limit(application.deadline)],
          [texts.ended, application.endedAt && dates.day(application.endedAt)],
        ]
  return lines.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [el('dt', {}, name), el('dd', {}, value)],
  )
}

const NOT_YET = ['draft', 'screening', 'needsCorrection']

/**
 * One application, live: built once for a language, then brought up to date in place. What changes by itself is said to screen
 * readers in one place and only when it differs.
 * @param {Words} words
 */
export const applicationPart = (words) => {
  const { texts, dates } = words
  const name = heading()
  const status = el('div')
  const holder = el('h2', { class: 'small quiet' })
  const sentence = el('p', { class: 'who' })
  const details = el('dl', { class: 'facts small' })
  const trouble = el('p')
  const notice = el('div', { class: 'notice', hidden: true }, sign('wait'), trouble)
  const aloud = el('p', { class: 'unseen', role: 'status' })
  const places = placesPart(texts)
  const timeline = timelinePart(words)
  const reasons = reasonsPart(texts)
  const crumb = el('p', { class: 'small' }, el('a', { href: '/a' }, texts.application.list))
  const turn = el('section', { class: 'card turn' }, holder, sentence)
  const left = el('div', { class: 'stack sticky' }, notice, turn, reasons.node, places.node, details, aloud)
  const columns = el('div', { class: 'columns' }, left)

  /** @param {Live} live */
  const update = ({ known, invitees, troubleSince }) => {
    const { application, counts, events } = known
    setText(name, application.name)
    status.replaceChildren(statusTag(texts, statusOf(application)))
    setText(holder, `${texts.turn}: ${holderOf(texts, application)}`)
    setText(sentence, texts.application.waiting[waitingOf(application)](situationOf(known, dates)))
    reasons.update(application)
    places.update(counts, invitees, !NOT_YET.includes(application.status))
    details.replaceChildren(...facts(words, application))
    notice.hidden = troubleSince === undefined
    setText(trouble, troubleSince === undefined ? '' : texts.application.trouble(dates.stamp(troubleSince)))
    if (application.as === 'applicant') {
      if (!timeline.node.isConnected) columns.append(timeline.node)
      timeline.update(events, isMoving(known))
    }
    setText(aloud, `${sentence.textContent} ${places.said()} ${trouble.textContent}`.trim())
  }
  return { nodes: [el('div', { class: 'top' }, crumb, name, status), columns], update }
}
