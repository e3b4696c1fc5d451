import type { Decision } from '../../domain/decision.ts'
import type { CaseFacts } from '../../mail/facts.ts'
import type { Part } from '../../mail/letter.ts'
import { faults, reasons } from '../../mail/reasons.ts'
import { counted } from '../counted.ts'
import type { Letters } from '../mail-texts.ts'

const theCase = ({ cluster, caseNumber }: CaseFacts): Part => ({
  figures: [
    ['Кластер', cluster],
    ['Номер заявки', caseNumber],
  ],
})

const see = (page: string): Part => ({ action: 'Открыть заявку', href: page })

// After «в составе» the noun stands in the genitive.
const ofMembers = { one: 'участника', other: 'участников' }

const ASKED_BY_COORDINATOR = 'Вы получили это письмо, потому что ваша организация подала эту заявку.'
const askedByMember = ({ coordinator }: CaseFacts) =>
  `Вы получили это письмо, потому что вашу организацию приглашал координатор консорциума: ${coordinator}.`

const because: Record<Decision['because'], string> = {
  rules: 'Нарушено правило, которое не исправят ни время, ни ответы.',
  deadline: 'К крайнему сроку согласие подтвердило недостаточно организаций.',
  windowOver: 'Все ответили, организаций недостаточно, и время на приглашение новых вышло.',
  officer: 'Так решил сотрудник по вопросу, который правила оставляют открытым.',
  noCorrection: 'Исправление, о котором мы просили, не поступило в срок.',
  word: 'О решении попросил координатор.',
  rulesHold: 'Условия выполнены.',
  allAnswered: 'Все ответили.',
}

/** Mail about the course and the end of an application, in Russian. */
export const caseLetters: Letters<
  | 'submissionReceived'
  | 'returnedForCorrection'
  | 'tooFew'
  | 'approved'
  | 'rejected'
  | 'expired'
  | 'withdrawn'
  | 'clusterRegistered'
> = {
  submissionReceived: (facts, { time }) => ({
    subject: `Заявка принята: ${facts.caseNumber}`,
    happened: [
      { paragraph: `Мы получили вашу заявку на создание кластера «${facts.cluster}».` },
      {
        figures: [
          ['Номер заявки', facts.caseNumber],
          ['Крайний срок', time(facts.deadline)],
          ['Требуется организаций', String(facts.minimum)],
        ],
      },
      see(facts.page),
    ],
    next: 'Сейчас заявка проверяется по правилам, это недолго. Затем каждая организация из списка получит приглашение, и решение будет принято, когда выполнятся выбранные вами условия, но не позже крайнего срока.',
    turn: 'Наш. Если нужно что-то исправить, мы напишем.',
    asked: ASKED_BY_COORDINATOR,
  }),
  returnedForCorrection: (facts, { time }) => ({
    subject: `Заявку нужно исправить: ${facts.caseNumber}`,
    happened: [
      { paragraph: `Прежде чем мы пригласим организации, в заявке «${facts.cluster}» нужно исправить следующее:` },
      faults(facts.rules, 'ru'),
      theCase(facts),
      see(facts.page),
    ],
    next: `Исправьте заявку и подайте её снова до ${time(facts.correctBy)}; рассмотрение сразу продолжится. Без исправления заявка в этот день будет закрыта.`,
    turn: 'Ваш.',
    asked: ASKED_BY_COORDINATOR,
  }),
  tooFew: (facts, { time }) => ({
    subject: `Недостаточно организаций: ${facts.caseNumber}`,
    happened: [
      {
        paragraph: `Все ответили. Засчитано: ${counted('ru', facts.confirmed, { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' })}; требуется: ${facts.minimum}.`,
      },
      theCase(facts),
      see(facts.page),
    ],
    next: `До ${time(facts.until)} можно пригласить другие организации или отозвать заявку. Иначе она будет отклонена.`,
    turn: 'Ваш.',
    asked: ASKED_BY_COORDINATOR,
  }),
  approved: (facts) => ({
    subject: `Кластер зарегистрирован: «${facts.cluster}»`,
    happened: [
      {
        paragraph: `Заявка одобрена, кластер зарегистрирован под номером ${facts.number} в составе ${counted('ru', facts.members, ofMembers)}.`,
      },
      theCase(facts),
      see(facts.page),
    ],
    next: 'Приглашения, на которые ещё не ответили, действуют до своего срока: кто согласится, войдёт в кластер. О регистрации узнают все участники.',
    turn: 'Ничей: от вас ничего не требуется.',
    asked: ASKED_BY_COORDINATOR,
  }),
  rejected: (facts, { time }) =>
    facts.to === 'member'
      ? {
          subject: `Кластер «${facts.cluster}» не создан`,
          happened: [
            { paragraph: 'Заявка консорциума, в который приглашали вашу организацию, отклонена.' },
            theCase(facts),
          ],
          next: 'Больше ничего: ваш ответ, если он был, ни к чему не обязывает, а приглашение без ответа закрыто.',
          turn: 'Ничей.',
          asked: askedByMember(facts),
        }
      : {
          subject: `Заявка отклонена: ${facts.caseNumber}`,
          happened: [
            { paragraph: `Заявка на создание кластера «${facts.cluster}» отклонена. ${because[facts.because]}` },
            theCase(facts),
            ...facts.reasons.map((text) => ({ paragraph: `Обоснование сотрудника: ${text}` })),
            ...reasons(facts.results, facts.because, 'ru'),
            see(facts.page),
          ],
          next: `Название снова свободно. Когда изменится то, что препятствовало, можно подать новую заявку по копии. Если вы считаете отказ ошибкой, обжалуйте его до ${time(facts.appealUntil)}: заявку рассмотрит сотрудник, который не принимал по ней решений.`,
          turn: 'Ваш, если вы хотите попробовать снова или обжаловать отказ.',
          asked: ASKED_BY_COORDINATOR,
        },
  expired: (facts) => ({
    subject: `Заявка закрыта без исправления: ${facts.caseNumber}`,
    happened: [
      { paragraph: `Заявка «${facts.cluster}» не была исправлена в срок и поэтому закрыта.` },
      theCase(facts),
      see(facts.page),
    ],
    next: 'Приглашения не рассылались, название свободно. Новую заявку можно подать в любое время.',
    turn: 'Ваш, если вы хотите попробовать снова.',
    asked: ASKED_BY_COORDINATOR,
  }),
  withdrawn: (facts) =>
    facts.to === 'member'
      ? {
          subject: `Заявка «${facts.cluster}» отозвана`,
          happened: [
            {
              paragraph: `Координатор (${facts.coordinator}) отозвал заявку консорциума, в который приглашали вашу организацию.`,
            },
            ...(facts.reason ? [{ paragraph: `Причина: ${facts.reason}` }] : []),
            theCase(facts),
          ],
          next: 'Больше ничего: ваш ответ, если он был, ни к чему не обязывает, а приглашение без ответа закрыто.',
          turn: 'Ничей.',
          asked: askedByMember(facts),
        }
      : {
          subject: `Заявка отозвана: ${facts.caseNumber}`,
          happened: [
            { paragraph: `Заявка на создание кластера «${facts.cluster}» отозвана по решению вашей организации.` },
            theCase(facts),
            see(facts.page),
          ],
          next: 'Об этом узнают все, кого приглашали. Название снова свободно.',
          turn: 'Ничей.',
          asked: ASKED_BY_COORDINATOR,
        },
  clusterRegistered: (facts) => ({
    subject: `Кластер «${facts.cluster}» зарегистрирован`,
    happened: [
      {
        paragraph: `Кластер зарегистрирован в составе ${counted('ru', facts.members, ofMembers)}; ${facts.organisation} — среди них.`,
      },
      {
        figures: [
          ['Кластер', facts.cluster],
          ['Регистрационный номер', facts.number],
          ['Координатор', facts.coordinator],
          ['Номер заявки', facts.caseNumber],
        ],
      },
    ],
    next: 'Ваше участие уже действует. По проектам к вам обратится координатор; выйти из кластера можно в любое время.',
    turn: 'Координатора.',
    asked: `Вы получили это письмо, потому что ваша организация приняла приглашение координатора: ${facts.coordinator}.`,
  }),
}
