import type { CaseFacts, MailFacts } from '../../mail/facts.ts'
import type { Letter, Part } from '../../mail/letter.ts'
import { counted } from '../counted.ts'
import type { Letters, Words } from '../mail-texts.ts'
import { stagesPart } from './mail-stages.ts'

const theCase = ({ cluster, caseNumber, coordinator }: CaseFacts): Part => ({
  figures: [
    ['Кластер', cluster],
    ['Координатор', coordinator],
    ['Номер заявки', caseNumber],
  ],
})

const invitation = (
  facts: MailFacts['invitation'],
  { time }: Words,
  opening: { readonly subject: string; readonly paragraph: string },
): Letter => ({
  subject: opening.subject,
  happened: [
    { paragraph: opening.paragraph },
    theCase(facts),
    ...(facts.purpose ? [{ paragraph: facts.purpose }] : []),
    ...(facts.projects.length > 0 ? [{ paragraph: 'Планируемые проекты:' }, { list: facts.projects }] : []),
    ...stagesPart(facts.stages),
    { action: 'Прочитать приглашение и ответить', href: facts.link.page },
    {
      paragraph:
        'Открыть страницу — ещё ни к чему не обязывает. Ссылка предназначена только вашей организации: по ней можно один раз ответить от вашего имени.',
    },
    {
      paragraph: `На той же странице можно сообщить, что письмо попало не к тому человеку, что вы больше не хотите приглашений от организации ${facts.coordinator} или не хотите никаких до нужной даты.`,
    },
  ],
  next: `Ответьте «да» или «нет» до ${time(facts.expiresAt)}; после этого приглашение перестанет действовать. После согласия ${facts.organisation} войдёт в консорциум, а когда кластер будет зарегистрирован — в кластер.`,
  turn: 'Ваш.',
  asked: `Отправить это письмо попросил координатор консорциума: ${facts.coordinator}. Мы написали по адресу, указанному в реестре для организации ${facts.organisation}; координатор этого адреса не видит.`,
  invites: facts.link,
})

const tally = ({
  confirmed,
  open,
  minimum,
}: {
  readonly confirmed: number
  readonly open: number
  readonly minimum: number
}) =>
  `На сегодня засчитано: ${counted('ru', confirmed, { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' })}, требуется: ${minimum}. Ожидаем ещё ${counted('ru', open, { one: 'ответ', few: 'ответа', many: 'ответов', other: 'ответа' })}.`

const answers = { confirmed: 'согласие', declined: 'отказ', left: 'согласие отозвано' } as const

const ASKED_BY_COORDINATOR = 'Вы получили это письмо, потому что ваша организация — координатор консорциума.'

const turnAfterAnswer: { readonly [waitingFor: string]: string } = {
  answers: 'Организаций, которые ещё не ответили.',
  moreOrganisations: 'Ваш: ответили все, согласий недостаточно. Пригласите другие организации.',
  word: 'Ваш: условия выполнены. Скажите, когда принимать решение.',
  decision: 'Наш: заявка рассматривается.',
  finding: 'Сотрудника, который смотрит заявку.',
  registration: 'Наш: кластер регистрируется.',
}

/** Mail about invitations and their answers, in Russian. */
export const invitationLetters: Letters<
  | 'invitation'
  | 'reminder'
  | 'invitationExpired'
  | 'answerReceived'
  | 'invitationUndeliverable'
  | 'invitationsStopped'
  | 'memberJoined'
> = {
  invitation: (facts, words) =>
    invitation(facts, words, {
      subject: `Приглашение в консорциум «${facts.cluster}»`,
      paragraph: `Координатор консорциума (${facts.coordinator}) приглашает организацию ${facts.organisation} вместе с другими создать межотраслевой кластер.`,
    }),
  reminder: (facts, words) =>
    invitation(facts, words, {
      subject: `Напоминание: приглашение в консорциум «${facts.cluster}»`,
      paragraph: `Координатор консорциума (${facts.coordinator}) пригласил организацию ${facts.organisation} создать межотраслевой кластер. Мы ещё не получили вашего ответа.`,
    }),
  invitationExpired: (facts) => ({
    subject: `Срок приглашения истёк: «${facts.cluster}»`,
    happened: [
      { paragraph: `Организация ${facts.organisation} была приглашена в этот консорциум и не ответила в срок.` },
      theCase(facts),
    ],
    next: 'Само по себе больше ничего не произойдёт. Если вы хотите участвовать, попросите координатора пригласить вас снова.',
    turn: 'Ничей.',
    asked: `Пригласить вас просил координатор консорциума: ${facts.coordinator}.`,
    invites: facts.link,
  }),
  answerReceived: (facts) => ({
    subject: `Ответ на приглашение — ${answers[facts.answer]}: ${facts.organisation} (${facts.caseNumber})`,
    happened: [
      { paragraph: `${facts.organisation}: ${answers[facts.answer]}.` },
      ...(facts.reason && facts.answer !== 'confirmed' ? [{ paragraph: `Причина: ${facts.reason}` }] : []),
      theCase(facts),
      { paragraph: tally(facts) },
      { action: 'Открыть заявку', href: facts.page },
    ],
    next: facts.gathering
      ? 'Решение будет принято автоматически, как только выполнятся выбранные вами условия, и не позже крайнего срока.'
      : 'Ответ записан в деле.',
    turn: turnAfterAnswer[facts.waitingFor] ?? 'Ничей: от вас ничего не требуется.',
    asked: ASKED_BY_COORDINATOR,
  }),
  invitationUndeliverable: (facts) => ({
    subject: `Письмо не дошло: ${facts.organisation} (${facts.caseNumber})`,
    happened: [
      {
        paragraph: `Письмо на адрес, указанный в реестре для организации ${facts.organisation}, вернулось. Мы больше не ждём её ответа, и она не засчитывается.`,
      },
      theCase(facts),
      { action: 'Открыть заявку', href: facts.page },
    ],
    next: 'Когда в реестре появится новый адрес, приглашение уйдёт туда само. До тех пор можно пригласить вместо неё другую организацию.',
    turn: 'Ваш, если её ответ вам нужен.',
    asked: ASKED_BY_COORDINATOR,
  }),
  invitationsStopped: (facts, { time }) => ({
    subject: `Приглашения для организации ${facts.organisation} остановлены`,
    happened: [
      {
        paragraph: facts.sender
          ? `По ссылке из приглашения нас попросили больше не присылать организации ${facts.organisation} приглашений от организации ${facts.sender}. Мы не будем их присылать, а приглашение по этой ссылке считается отклонённым.`
          : `По ссылке из приглашения нас попросили не присылать организации ${facts.organisation} новых приглашений до ${time(facts.until ?? '')}. До этого срока мы их не пришлём; открытые приглашения остаются открытыми.`,
      },
    ],
    next: 'Представитель вашей организации может в любой момент отменить это после входа, в пожеланиях о приглашениях.',
    turn: 'Ничей. Ваш, если вы хотите иного.',
    asked:
      'Вы получили это письмо, потому что пожелание о приглашениях для вашей организации записано без входа в сервис.',
  }),
  memberJoined: (facts) => ({
    subject: `Новый участник кластера «${facts.cluster}»: ${facts.organisation}`,
    happened: [
      {
        paragraph: `Организация ${facts.organisation} приняла приглашение после регистрации и теперь входит в кластер.`,
      },
      theCase(facts),
      { action: 'Открыть заявку', href: facts.page },
    ],
    next: 'Больше ничего: её участие уже действует.',
    turn: 'Ничей.',
    asked: 'Вы получили это письмо, потому что ваша организация — координатор кластера.',
  }),
}
