import { counted, percent, type Forms } from '../counted.ts'
import { numberOf, textOf, wordFor, type RuleTexts } from '../rule-texts.ts'

const many = (count: number, forms: Forms): string => counted('ru', count, forms)

// After «не менее» nouns stand in the genitive.
const ofOrganisations = { one: 'организации', other: 'организаций' }
const ofProjects = { one: 'проекта', other: 'проектов' }

const statuses = {
  active: 'действует',
  suspended: 'приостановлен',
  struckOff: 'исключён из реестра',
} as const
const kinds = { participant: 'участник', partner: 'партнёр' } as const
const holders = {
  application: 'Это название закреплено за другой заявкой.',
  cluster: 'Это название носит зарегистрированный кластер.',
  nobody: 'Никто другой это название не носит.',
} as const

/** What we say about the rules and their results, in Russian. */
export const ru: RuleTexts = {
  rules: {
    applicantIsActiveParticipant: {
      title: 'Заявитель — действующий участник',
      seen: (seen) =>
        textOf(seen, 'status') === 'unknown'
          ? 'Заявителя нет в реестре.'
          : `Заявитель по данным реестра: ${wordFor(statuses, seen, 'status')}; ${wordFor(kinds, seen, 'kind')}.`,
      required: (required) =>
        `Требуется: ${wordFor(statuses, required, 'status')}; ${wordFor(kinds, required, 'kind')}.`,
      broken: 'Заявитель не является действующим участником.',
      change: () =>
        'Заявку может подать другая организация — действующий участник, либо эта же, когда реестр покажет её действующим участником.',
    },
    enoughOrganisations: {
      title: 'Заявку поддерживает достаточно организаций',
      seen: (seen) =>
        `Засчитано: ${many(numberOf(seen, 'count'), { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' })}; если согласятся все, кто ещё может, будет ${numberOf(seen, 'possible')}.`,
      required: (required) => `Требуется не менее ${many(numberOf(required, 'count'), ofOrganisations)}.`,
      broken: 'Участие подтвердило слишком мало организаций.',
      change: (seen, required) =>
        `Не хватает ${many(Math.max(0, numberOf(required, 'count') - numberOf(seen, 'count')), { one: 'засчитываемого подтверждения', other: 'засчитываемых подтверждений' })}: добавьте или замените организации либо напомните тем, кто не ответил.`,
    },
    eachCountedOnce: {
      title: 'Каждая организация указана один раз',
      seen: (seen) => `Повторов в списке: ${numberOf(seen, 'repeated')}.`,
      required: () => 'Каждая организация засчитывается один раз, под каким бы номером она ни была указана.',
      broken: 'Организация указана больше одного раза.',
      change: () => 'Укажите вместо повторов другие организации.',
    },
    atLeastOneProject: {
      title: 'У кластера есть проект',
      seen: (seen) =>
        `В заявке ${many(numberOf(seen, 'projects'), { one: 'проект', few: 'проекта', many: 'проектов', other: 'проекта' })}.`,
      required: (required) => `Требуется описать не менее ${many(numberOf(required, 'projects'), ofProjects)}.`,
      broken: 'В заявке описано слишком мало проектов.',
      change: () => 'Опишите проект, который организации будут вести вместе.',
    },
    projectMembersBelong: {
      title: 'Проекты ведут организации консорциума',
      seen: (seen) =>
        `Проектов с участником из консорциума: ${numberOf(seen, 'projectsWithMembers')}; названо в проектах организаций вне консорциума: ${numberOf(seen, 'strangers')}.`,
      required: (required) =>
        `Участник из консорциума нужен не менее чем в ${many(numberOf(required, 'projectsWithMembers'), { one: 'проекте', other: 'проектах' })}; организаций вне консорциума в проектах быть не должно.`,
      broken: 'В проекте названы организации вне консорциума либо никто из консорциума не назван.',
      change: () => 'Добавьте эти организации в консорциум или уберите их из проекта; назовите участника проекта.',
    },
    nameIsFree: {
      title: 'Название свободно',
      seen: (seen) => wordFor(holders, seen, 'takenBy'),
      required: () =>
        'Название не должно принадлежать другой заявке или кластеру; регистр, пробелы, кавычки и похожие буквы не различаются.',
      broken: 'Название уже занято.',
      change: () => 'Выберите другое название.',
    },
    nameIsDistinct: {
      title: 'Название отличается от других',
      seen: (seen) =>
        textOf(seen, 'similar') ? `Похожие названия кластеров: ${textOf(seen, 'similar')}.` : 'Похожих названий нет.',
      required: (required) =>
        `Если сходство с названием кластера составляет ${percent('ru', numberOf(required, 'similarityBelow'))} и более, заявку смотрит сотрудник.`,
      broken: 'Название очень похоже на название другого кластера.',
      change: () => 'Можно ли спутать названия, решит сотрудник; явно другое название проверки не потребует.',
    },
    consortiumIsNew: {
      title: 'Консорциум новый',
      seen: (seen) =>
        textOf(seen, 'clusters')
          ? `Уже состоят вместе в одном кластере ${percent('ru', numberOf(seen, 'share'))} консорциума: ${textOf(seen, 'clusters')}.`
          : `Уже состоят вместе в одном кластере не более ${percent('ru', numberOf(seen, 'share'))} консорциума.`,
      required: (required) =>
        `Если в одном кластере уже состоят ${percent('ru', numberOf(required, 'shareBelow'))} консорциума и более, заявку смотрит сотрудник.`,
      broken: 'Большая часть консорциума уже состоит вместе в другом кластере.',
      change: () =>
        'Новый ли это кластер, решит сотрудник; если добавить организации со стороны, проверка не потребуется.',
    },
    severalSectors: {
      title: 'Представлены разные отрасли',
      seen: (seen) => `Отраслей в консорциуме: ${numberOf(seen, 'sectors')}.`,
      required: (required) =>
        `Желательно не менее ${many(numberOf(required, 'sectors'), { one: 'отрасли', other: 'отраслей' })}.`,
      broken: 'В консорциуме мало отраслей.',
      change: () => 'Пригласите организации других отраслей.',
    },
    severalCategories: {
      title: 'Представлены организации разных категорий',
      seen: (seen) => `Категорий организаций в консорциуме: ${numberOf(seen, 'categories')}.`,
      required: (required) =>
        `Желательно не менее ${many(numberOf(required, 'categories'), { one: 'категории', other: 'категорий' })}.`,
      broken: 'В консорциуме мало категорий организаций.',
      change: () => 'Пригласите организации других категорий, например научные или промышленные.',
    },
  },
  why: {
    unknown: {
      is: 'в реестре не найдена',
      change: 'приглашение уйдёт само, как только организация появится в реестре',
    },
    suspended: {
      is: 'участие в реестре приостановлено',
      change: 'будет засчитана, когда реестр снова покажет её действующей',
    },
    struckOff: {
      is: 'исключена из реестра',
      change: 'укажите вместо неё другую организацию',
    },
    kindNotCounted: {
      is: 'такие организации (например, партнёры) могут участвовать, но в минимум не засчитываются',
      change: 'добавьте организацию-участника',
    },
    unreachable: {
      is: 'в реестре нет адреса электронной почты, пригласить нельзя',
      change: 'приглашение уйдёт само, когда в реестре появится адрес',
    },
    undeliverable: {
      is: 'письмо на адрес из реестра не дошло',
      change: 'письма снова дойдут, когда в реестре появится новый адрес',
    },
    notAsked: {
      is: 'приглашение ещё не отправлено',
      change: 'оно уйдёт, когда начнётся сбор ответов',
    },
    open: {
      is: 'приглашение отправлено, ответа ещё нет',
      change: 'согласие будет засчитано; можно напомнить',
    },
    declined: {
      is: 'ответила отказом',
      change: 'пригласите другую организацию или попросите эту изменить ответ',
    },
    expired: {
      is: 'не ответила в срок',
      change: 'пригласите её снова или пригласите другую',
    },
    revoked: {
      is: 'приглашение отозвано',
      change: 'пригласите её снова или пригласите другую',
    },
    left: {
      is: 'отозвала своё согласие',
      change: 'пригласите другую организацию или попросите эту изменить ответ',
    },
    closed: {
      is: 'к концу рассмотрения не ответила',
      change: 'её можно пригласить в новой заявке',
    },
    twice: {
      is: 'указана больше одного раза, засчитывается один раз',
      change: 'укажите вместо повтора другую организацию',
    },
    notInConsortium: {
      is: 'названа в проекте, но в консорциум не входит',
      change: 'добавьте её в консорциум или уберите из проекта',
    },
  },
  effects: {
    reject: 'Пока это так, заявка отклоняется.',
    correct: 'Заявителю предлагается это исправить.',
    gate: 'Пока условие не выполнено, кластер зарегистрировать нельзя.',
    review: 'Пока это так, заявку смотрит сотрудник.',
    advise: 'Это совет, ничему не препятствует.',
  },
  labels: {
    holds: 'выполнено',
    broken: 'не выполнено',
    andMore: (count) =>
      `и ещё ${many(count, { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' })}`,
  },
}
