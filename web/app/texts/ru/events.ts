import { counted } from '../../i18n/counted.ts'
import { numberIn, textIn, wordsIn, type TimelineEvent } from '../../i18n/event-data.ts'
import type { Texts } from '../en/events.ts'

const who = ({ organisation }: TimelineEvent): string => organisation?.name ?? '(название неизвестно)'

const organisations = (count: number): string =>
  counted('ru', count, { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' })

const reason = (event: TimelineEvent): string => {
  const given = textIn(event, 'reason')
  return given === undefined ? '' : ` Причина: ${given}`
}

const invited = (event: TimelineEvent): string => {
  const asked = numberIn(event, 'asked')
  if (asked === undefined) return `Организации ${who(event)} отправлено приглашение.`
  const listed = numberIn(event, 'listed') ?? 0
  const others = listed > 0 ? ` Пока нельзя пригласить: ${organisations(listed)}.` : ''
  return `Разосланы приглашения: ${organisations(asked)}.${others}`
}

const modes = new Map([
  ['whenRulesHold', 'как только будут выполнены условия'],
  ['whenAllAnswered', 'когда ответят все'],
  ['onMyWord', 'по слову координатора'],
])

/** The sentence for every kind of event, in Russian. */
export const texts: Texts = {
  created: (event) => `Организация ${who(event)} начала заявку.`,
  changed: () => 'Координатор изменил заявку.',
  submitted: (event) => `Организация ${who(event)} подала заявку.`,
  resubmitted: (event) => `Организация ${who(event)} исправила заявку и подала её снова.`,
  screened: () => 'Заявка проверена по реестру.',
  returnedForCorrection: (event) =>
    `Заявка возвращена на исправление: ${counted('ru', wordsIn(event, 'faults'), { one: 'поле', few: 'поля', many: 'полей', other: 'поля' })}.`,
  invited,
  listed: (event) => `Организация ${who(event)} внесена в список, но пригласить её пока нельзя.`,
  confirmed: (event) => `Организация ${who(event)} согласилась участвовать.`,
  declined: (event) => `Организация ${who(event)} отказалась.${reason(event)}`,
  left: (event) => `Организация ${who(event)} отозвала своё согласие.${reason(event)}`,
  revoked: (event) => `Координатор отозвал приглашение организации ${who(event)}.`,
  invitationExpired: (event) => `Организация ${who(event)} не ответила в срок.`,
  reminded: (event) => `Организации ${who(event)} отправлено напоминание.`,
  resent: (event) => `Организации ${who(event)} приглашение отправлено ещё раз.`,
  undeliverable: (event) => `Письмо организации ${who(event)} вернулось. Её ответа мы больше не ждём.`,
  registerChanged: (event) =>
    `Изменилась запись об организации ${who(event)} в реестре: ${event.data['counts'] === true ? 'она засчитывается' : 'она не засчитывается'}.`,
  modeChosen: (event) => {
    const mode = modes.get(textIn(event, 'mode') ?? '')
    return `Координатор выбрал, когда принимать решение${mode === undefined ? '' : `: ${mode}`}.`
  },
  wordGiven: () => 'Координатор попросил принять решение.',
  extended: (event, dates) => `Координатор продлил срок: до ${dates.limit(textIn(event, 'deadline') ?? event.at)}.`,
  assessed: (event) =>
    textIn(event, 'verdict') === 'approved'
      ? `Условия выполнены. Засчитано: ${organisations(numberIn(event, 'confirmed') ?? 0)}.`
      : `Условия не выполнены. Засчитано: ${organisations(numberIn(event, 'confirmed') ?? 0)}.`,
  sentToOfficer: (event) =>
    `Сотруднику передано на рассмотрение: ${counted('ru', wordsIn(event, 'rules'), { one: 'вопрос', few: 'вопроса', many: 'вопросов', other: 'вопроса' })}.`,
  escalated: () => 'Ответ сотрудника задерживается.',
  found: (event) =>
    `Сотрудник рассмотрел вопрос: ${textIn(event, 'verdict') === 'accept' ? 'возражений нет' : 'возражение осталось'}.`,
  registrationStarted: () => 'Началась регистрация.',
  registrationUndone: () => 'Во время регистрации данные изменились. Условия проверяются заново.',
  registered: (event) => {
    const members = counted('ru', numberIn(event, 'members') ?? 0, {
      one: 'участник',
      few: 'участника',
      many: 'участников',
      other: 'участника',
    })
    return `Кластер зарегистрирован. В нём ${members}.`
  },
  joined: (event) => `Организация ${who(event)} вошла в кластер.`,
  rejected: () => 'Кластер не зарегистрирован.',
  expired: () => 'Заявка закрыта: исправления не поступили.',
  cancelled: (event) => `Сотрудник закрыл заявку.${reason(event)}`,
  withdrawn: (event) => `Координатор отозвал заявку.${reason(event)}`,
  restarted: () => 'Работа над заявкой продолжена с того места, где остановилась.',
  appealed: () => 'Координатор обжаловал отказ; заявку рассмотрит другой сотрудник.',
  appealUpheld: () => 'Отказ оставлен в силе.',
  appealGranted: () => 'Жалоба удовлетворена; заявка рассматривается снова под новым номером.',
  stuck: () => 'Сбой на нашей стороне. Мы разбираемся, ничего не потеряно.',
  handoverOffered: (event) => `Координатор предложил организации ${who(event)} вести заявку.`,
  handoverAccepted: (event) => `Организация ${who(event)} согласилась и теперь координирует заявку.`,
  handoverDeclined: (event) => `Организация ${who(event)} отказалась вести заявку.`,
  handoverTakenBack: (event) => `Координатор отозвал предложение вести заявку, сделанное организации ${who(event)}.`,
  handoverExpired: (event) => `Организация ${who(event)} не ответила в срок, будет ли она вести заявку.`,
  handoverVoid: (event) => `Предложение вести заявку, сделанное организации ${who(event)}, утратило силу.`,
}
