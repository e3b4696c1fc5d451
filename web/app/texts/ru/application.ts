import { counted, formFor } from '../../i18n/counted.ts'
import type { Situation } from '../../pages/application/situation.ts'
import type { Texts } from '../en/application.ts'

const organisations = (count: number): string =>
  counted('ru', count, { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' })

// In the genitive, after «ответа от» and «не хватает».
const ofOrganisations = (count: number): string =>
  counted('ru', count, { one: 'организации', few: 'организаций', many: 'организаций', other: 'организации' })

const yeses = (count: number): string =>
  counted('ru', count, { one: 'согласие', few: 'согласия', many: 'согласий', other: 'согласия' })

const on = (date: string): string => (date === '' ? '' : ` ${date}`)

const answersAwaited = ({ open, missing, mode, deadline }: Situation): string => {
  const waiting = `Ждём ответа от ${ofOrganisations(open)}.`
  const needed = `${formFor('ru', missing, { one: 'Нужно', other: 'Нужны', many: 'Нужно' })} ещё ${yeses(missing)}`
  if (mode === undefined) return missing > 0 ? `${waiting} ${needed}.` : waiting
  if (missing > open)
    return `${waiting} Даже если согласятся все, не хватит ещё ${ofOrganisations(missing - open)}. Пригласить других можно до ${deadline}.`
  if (mode === 'whenAllAnswered') return `${waiting} Решение будет принято, когда ответят все, но не позже ${deadline}.`
  if (mode === 'onMyWord') return `${waiting} ${needed}, и координатор сможет попросить о решении.`
  return `${waiting} ${needed}, и кластер будет зарегистрирован автоматически.`
}

/** What is said of an application, in Russian. */
export const texts: Texts = {
  turn: 'Чей ход',
  reasons: 'Почему',
  coordinator: 'Координатор',
  sent: 'Подана',
  deadline: 'Крайний срок',
  ended: 'Закончена',
  modes: {
    whenRulesHold: 'как только будут выполнены условия',
    whenAllAnswered: 'когда ответят все',
    onMyWord: 'по слову координатора',
  },
  answers: {
    listed: 'пока не может быть приглашена',
    invited: 'ещё не ответила',
    confirmed: 'согласилась участвовать',
    declined: 'отказалась',
    expired: 'не ответила в срок',
    revoked: 'больше не приглашена',
    left: 'отозвала согласие',
    closed: 'ответить не успела',
  },
  holders: {
    applicant: { mine: 'ваш', others: 'координатора' },
    invited: 'приглашённых организаций',
    officer: 'сотрудника',
    operator: 'наш',
    service: 'наш',
    nobody: 'ничей',
  },
  waiting: {
    appeal: () =>
      'Отказ обжалован. Заявку рассматривает сотрудник, который не принимал по ней решений; до этого ничего не удаляется.',
    submission: () => 'Заявка ещё не отправлена. Пока её не отправили, ничего не происходит.',
    screening: () => 'Проверяем заявку по реестру. Это займёт несколько секунд.',
    correction: ({ mine, faults, correctBy }) =>
      mine
        ? `Исправьте, пожалуйста, ${counted('ru', faults, { one: 'поле', few: 'поля', many: 'полей', other: 'поля' })} до ${correctBy} и подайте заявку снова.`
        : 'Координатор исправляет заявку.',
    answers: answersAwaited,
    word: ({ mine, deadline }) =>
      `Согласий достаточно. Решение будет принято, когда ${mine ? 'вы об этом попросите' : 'об этом попросит координатор'}, но не позже ${deadline}.`,
    moreOrganisations: ({ missing, until, mine }) =>
      `Все ответили, не хватает ${ofOrganisations(missing)}. ${mine ? 'Пригласите, пожалуйста, других' : 'Координатор может пригласить других'} до ${until}, иначе кластер не будет зарегистрирован.`,
    decision: () => 'Принимаем решение: проверяем условия по всем, кто согласился.',
    finding: ({ since }) =>
      `Один вопрос, на который правила не отвечают, рассматривает сотрудник${since === undefined ? '' : `, с ${since}`}.`,
    registration: () => 'Условия выполнены. Регистрируем кластер.',
    restart: () => 'Сбой на нашей стороне. Мы разбираемся, ничего не потеряно.',
    registered: ({ ended, open }) =>
      `Кластер зарегистрирован${on(ended)}. ${open > 0 ? `Ещё могут согласиться и войти в него: ${organisations(open)}.` : 'Больше ничего не требуется.'}`,
    rejected: ({ ended }) =>
      `Заявка отклонена${on(ended)}. Все причины координатор видит здесь и получил письмом; название снова свободно.`,
    withdrawn: ({ mine, ended, cancelled }) =>
      cancelled
        ? `Сотрудник прекратил заявку${on(ended)}.`
        : `${mine ? 'Вы отозвали' : 'Координатор отозвал'} заявку${on(ended)}.`,
    expired: ({ ended }) => `Исправления не поступили, и заявка закрыта${on(ended)}. Название снова свободно.`,
  },
  rulesNow: 'Правила сейчас',
  rulesThen: 'Правила, как они были применены',
  spans: { you: 'Вы', them: 'Приглашённые организации', us: 'Мы' },
  spent: (days, hours, minutes) =>
    days > 0
      ? counted('ru', days, { one: 'день', few: 'дня', many: 'дней', other: 'дня' })
      : hours > 0
        ? counted('ru', hours, { one: 'час', few: 'часа', many: 'часов', other: 'часа' })
        : minutes > 0
          ? counted('ru', minutes, { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' })
          : 'меньше минуты',
  about: 'О заявке',
  toCluster: 'К кластеру',
  invitees: {
    title: 'Организации',
    empty: 'В списке пока никого нет.',
    coordinator: 'Координатор',
    asked: (date) => `приглашена ${date}`,
    answered: (date) => `ответила ${date}`,
    daysLeft: (count) =>
      count === 0
        ? 'срок сегодня'
        : `ещё ${counted('ru', count, { one: 'день', few: 'дня', many: 'дней', other: 'дня' })}`,
    remind: 'Отправить ещё раз',
    remindAll: (count) =>
      `Напомнить всем: ${counted('ru', count, { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' })}`,
    reminded: (resent, later) =>
      [
        `Письмо отправлено ещё раз: ${organisations(resent)}.`,
        later > 0 ? `Пока нельзя напомнить: ${organisations(later)}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    replace: 'Заменить',
    revoke: 'Отозвать',
    showAll: (count) => `Показать все: ${count}`,
    replaceTitle: (name) => `Заменить организацию ${name}`,
    replaceLabel: 'Идентификатор организации, которую пригласить вместо неё',
    replaceHint: 'Она займёт место и в проектах.',
    doReplace: 'Пригласить вместо неё',
  },
  shortfalls: {
    unknown: 'нет в реестре',
    suspended: 'приостановлена в реестре и не была бы засчитана',
    struckOff: 'исключена из реестра и не была бы засчитана',
    kindNotCounted: 'партнёр: может участвовать, но в минимум не засчитывается',
    unreachable: 'письма до неё не доходят',
    undeliverable: 'наше письмо вернулось',
    notAsked: 'ещё не приглашена',
  },
  actions: {
    goOn: 'Продолжить заполнение',
    correct: 'Исправить',
    invite: 'Пригласить организации',
    withdraw: 'Отозвать',
    withdrawTitle: 'Отозвать заявку',
    withdrawMeaning: 'На этом заявка закончится. Все приглашённые узнают об этом, название снова станет свободным.',
    reason: 'Причина',
    reasonHint: 'Её прочтут все, кого это касается.',
    doWithdraw: 'Отозвать заявку',
    extend: 'Продлить срок',
    decide: 'Попросить о решении',
    mode: 'Когда принимать решение',
    copy: 'Начать заново на её основе',
    appeal: 'Обжаловать',
    appealTitle: 'Обжаловать отказ',
    appealMeaning: (limit) =>
      `Заявку рассмотрит сотрудник, который не принимал по ней решений. Обжаловать можно один раз, до ${limit}.`,
    appealHint: 'Напишите, что не учтено или изменилось.',
    doAppeal: 'Отправить жалобу',
  },
  asked: {
    yours: 'Ваша организация',
    from: (coordinator) => `Организация ${coordinator} приглашает вас вместе создать этот кластер.`,
    accept: 'Принять приглашение',
    decline: 'Отказаться',
    leave: 'Отозвать согласие',
    declineTitle: 'Отказаться от приглашения',
    leaveTitle: 'Отозвать согласие',
    declineMeaning: 'Координатор узнает об этом. Изменить ответ можно, пока приглашение действует.',
    why: 'Почему ваша организация отказывается?',
    whyHint: 'Это прочитает координатор.',
    meaning: 'Что означает согласие',
    points: (organisation) => [
      `Организация ${organisation} войдёт в консорциум, а когда кластер будет зарегистрирован — в кластер.`,
      'Выйти организация может в любое время.',
    ],
  },
  timeline: 'Что произошло',
  live: 'Новые события появляются сами.',
  still: 'Больше здесь ничего не произойдёт.',
}
