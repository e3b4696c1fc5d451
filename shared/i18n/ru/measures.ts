import { counted } from '../counted.ts'
import type { TestTexts, VerdictTexts } from '../measure-texts.ts'

/** What is said of tests, in Russian. */
export const tests: TestTexts = {
  demands: {
    atLeast: (value) => `не меньше: ${value}`,
    below: (value) => `меньше: ${value}`,
    atMost: (value) => `не больше: ${value}`,
    above: (value) => `больше: ${value}`,
    isNot: (value) => `любое, кроме: ${value}`,
    oneOf: (value) => `одно из: ${value}`,
    noneOf: (value) => `ни одно из: ${value}`,
    includes: (value) => `хотя бы одно из: ${value}`,
    lacks: (value) => `ничего из: ${value}`,
    includesAll: (value) => `всё из: ${value}`,
    lacksSome: (value) => `не всё из: ${value}`,
    countAtLeast: (value) => `не меньше ${value} разных`,
    countBelow: (value) => `меньше ${value} разных`,
    shareAtLeast: (value, whole) => `не меньше ${value} от «${whole}»`,
    shareBelow: (value, whole) => `меньше ${value} от «${whole}»`,
    onOrAfter: (value) => `${value} или позже`,
    before: (value) => `раньше ${value}`,
    ageAtLeast: (value) => `не меньше чем ${value} назад`,
    ageBelow: (value) => `меньше чем ${value} назад`,
  },
  months: (months) =>
    months % 12 === 0
      ? counted('ru', months / 12, { one: 'год', few: 'года', many: 'лет', other: 'года' })
      : counted('ru', months, { one: 'месяц', few: 'месяца', many: 'месяцев', other: 'месяца' }),
  and: (parts) => parts.join(', '),
  tell: (label, demand) => `Сообщите нам: ${label} (требуется ${demand}).`,
  change: (label, demand, seen) => `${label}: требуется ${demand}; сейчас ${seen}.`,
  wait: (label, demand, until) => `${label}: требуется ${demand}; так будет с ${until}.`,
  never: (label, demand, seen) => `${label}: требуется ${demand}; здесь ${seen}, и изменить это нельзя.`,
  met: (label, seen) => `${label}: ${seen}.`,
  all: 'Всё это:',
  any: 'Хотя бы одно из этого:',
  some: (atLeast, of) => `Не меньше ${atLeast} из ${of}:`,
}

/** What is said of verdicts, in Russian. */
export const verdicts: VerdictTexts = {
  states: {
    available: 'Доступна вам сейчас.',
    held: 'У вас она уже есть.',
    opensLater: 'Будет доступна, когда откроется приём заявок.',
    tellUs: 'Сообщите нам больше, и станет ясно, доступна ли она вам.',
    lacks: 'Чего-то не хватает.',
    excluded: 'Несовместима с тем, что у вас уже есть.',
    closed: 'Заявки больше не принимаются.',
    outOfReach: 'Предназначена другим.',
  },
  opens: (day) => `Приём заявок откроется: ${day}.`,
  closes: (day) => `Заявки принимаются до: ${day}.`,
  over: 'Заявки больше не принимаются.',
  always: 'Заявки принимаются в любое время.',
  excludedBy: (title) => `Несовместима с тем, что у вас уже есть: ${title}.`,
}
