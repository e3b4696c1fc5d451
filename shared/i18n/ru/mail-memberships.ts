import type { ClusterFacts, MailFacts } from '../../mail/facts.ts'
import type { Letter, Part } from '../../mail/letter.ts'
import type { Letters, Words } from '../mail-texts.ts'
import { stagesPart } from './mail-stages.ts'

/** The registered cluster as a mail shows it. */
export const theCluster = ({ cluster, number, coordinator }: ClusterFacts): Part => ({
  figures: [
    ['Кластер', cluster],
    ['Регистрационный номер', number],
    ['Координатор', coordinator],
  ],
})

/** Where to sign in. */
export const signIn = ({ page }: ClusterFacts): Part => ({ action: 'Войти', href: page })

/** Why a coordinator, and why a member, gets a mail. */
export const AS_COORDINATOR = 'Вы получили это письмо, потому что ваша организация — координатор кластера.'
export const asAsker = ({ organisation }: { readonly organisation: string }): string =>
  `Вы получили это письмо, потому что оно касается организации ${organisation}, для которой этот адрес указан в реестре.`

const reasonGiven = (reason: string | undefined): readonly Part[] =>
  reason ? [{ paragraph: `Указанная причина: ${reason}` }] : []

const how = {
  open: 'Кластер открытый: все действующие организации реестра вступают сразу.',
  coordinator: 'Координатор согласился.',
  silence: 'Координатор не возразил в срок, а молчание означает согласие.',
  invitation: 'Приглашение координатора принято.',
  met: 'Организация просила о вступлении, а координатор её приглашал: запрос и приглашение встретились, решать больше нечего.',
} as const

const whyRefused = {
  coordinator: 'Координатор отклонил запрос.',
  notActive: 'В реестре ваша организация не действующая, поэтому участником она стать не может.',
  clusterEnded: 'Кластер исключён из реестра, вступить в него больше нельзя.',
} as const

const request = (facts: MailFacts['joinRequested'], { time }: Words, opening: string, subject: string): Letter => ({
  subject,
  happened: [
    { paragraph: opening },
    ...(facts.message ? [{ paragraph: `Организация пишет: ${facts.message}` }] : []),
    theCluster(facts),
    signIn(facts),
  ],
  next: `До ${time(facts.decideBy)} вы можете принять организацию или отклонить запрос с указанием причины, которую она узнает. Если до этого срока вы ничего не скажете, она станет участником: молчание означает согласие.`,
  turn: 'Ваш.',
  asked: AS_COORDINATOR,
})

const invitation = (
  facts: MailFacts['clusterInvitation'],
  { time }: Words,
  opening: string,
  subject: string,
): Letter => ({
  subject,
  happened: [
    { paragraph: opening },
    theCluster(facts),
    ...(facts.purpose ? [{ paragraph: facts.purpose }] : []),
    ...(facts.projects.length > 0 ? [{ paragraph: 'Проекты кластера:' }, { list: facts.projects }] : []),
    ...stagesPart(facts.stages),
    { action: 'Прочитать приглашение и ответить', href: facts.link.page },
    {
      paragraph:
        'Открыть страницу — ещё ни к чему не обязывает. Ссылка предназначена только вашей организации: по ней можно один раз ответить от вашего имени.',
    },
  ],
  next: `Ответьте «да» или «нет» до ${time(facts.expiresAt)}; после этого приглашение перестанет действовать. После согласия ${facts.organisation} сразу станет участником кластера.`,
  turn: 'Ваш.',
  asked: `Отправить это письмо попросил координатор кластера: ${facts.coordinator}. Мы написали по адресу, указанному в реестре для организации ${facts.organisation}; координатор этого адреса не видит.`,
  invites: facts.link,
})

/** Mail about joining and leaving a registered cluster, in Russian. */
export const membershipLetters: Letters<
  | 'joinRequested'
  | 'joinWarning'
  | 'joinWithdrawn'
  | 'joinAdmitted'
  | 'joinRefused'
  | 'clusterInvitation'
  | 'clusterReminder'
  | 'clusterInvitationExpired'
  | 'clusterInvitationDeclined'
  | 'clusterInvitationUndeliverable'
  | 'clusterMemberJoined'
  | 'memberLeft'
  | 'memberRemoved'
> = {
  joinRequested: (facts, words) =>
    request(
      facts,
      words,
      `${facts.organisation} просит принять её в кластер «${facts.cluster}», который вы координируете.`,
      `${facts.organisation} просит о вступлении в кластер «${facts.cluster}»`,
    ),
  joinWarning: (facts, words) =>
    request(
      facts,
      words,
      `Вы не ответили на запрос о вступлении в кластер «${facts.cluster}»: ${facts.organisation}.`,
      `Скоро молчание примет в кластер «${facts.cluster}»: ${facts.organisation}`,
    ),
  joinWithdrawn: (facts) => ({
    subject: `Запрос о вступлении в кластер «${facts.cluster}» отозван: ${facts.organisation}`,
    happened: [{ paragraph: `${facts.organisation}: запрос о вступлении в кластер отозван.` }, theCluster(facts)],
    next: 'Больше ничего: решать нечего. Организация может попросить снова в любое время.',
    turn: 'Ничей.',
    asked: AS_COORDINATOR,
  }),
  joinAdmitted: (facts) => ({
    subject: `${facts.organisation} — участник кластера «${facts.cluster}»`,
    happened: [
      { paragraph: `${facts.organisation} теперь участник кластера. ${how[facts.how]}` },
      theCluster(facts),
      signIn(facts),
    ],
    next: 'Участие действует. Вы можете участвовать в проектах и выйти в любое время.',
    turn: 'Ничей: делать ничего не нужно.',
    asked: asAsker(facts),
  }),
  joinRefused: (facts) => ({
    subject: `В участии в кластере «${facts.cluster}» отказано`,
    happened: [{ paragraph: whyRefused[facts.because] }, ...reasonGiven(facts.reason), theCluster(facts)],
    next: 'Само собой больше ничего не произойдёт. Вы можете попросить снова, когда изменится то, что помешало.',
    turn: 'Ваш, если хотите попробовать снова.',
    asked: asAsker(facts),
  }),
  clusterInvitation: (facts, words) =>
    invitation(
      facts,
      words,
      `${facts.coordinator} приглашает организацию ${facts.organisation} вступить в зарегистрированный кластер «${facts.cluster}».`,
      `Приглашение вступить в кластер «${facts.cluster}»`,
    ),
  clusterReminder: (facts, words) =>
    invitation(
      facts,
      words,
      `${facts.coordinator} пригласил организацию ${facts.organisation} вступить в зарегистрированный кластер «${facts.cluster}»; ответа пока нет.`,
      `Напоминание: приглашение вступить в кластер «${facts.cluster}»`,
    ),
  clusterInvitationExpired: (facts) => ({
    subject: `Приглашение вступить в кластер «${facts.cluster}» больше не действует`,
    happened: [
      { paragraph: `Ответ организации ${facts.organisation} не поступил в срок, и приглашение перестало действовать.` },
      theCluster(facts),
    ],
    next: 'Вы можете сами попросить о вступлении в любое время, или координатор пригласит вас снова.',
    turn: 'Ничей.',
    asked: `Пригласить организацию ${facts.organisation} нас просил координатор кластера: ${facts.coordinator}.`,
    invites: facts.link,
  }),
  clusterInvitationDeclined: (facts) => ({
    subject: `${facts.organisation} не вступает в кластер «${facts.cluster}»`,
    happened: [
      { paragraph: `${facts.organisation}: ваше приглашение в кластер отклонено.` },
      ...reasonGiven(facts.reason),
      theCluster(facts),
    ],
    next: 'Больше ничего: приглашение закрыто. Вы можете пригласить других.',
    turn: 'Ничей.',
    asked: AS_COORDINATOR,
  }),
  clusterInvitationUndeliverable: (facts) => ({
    subject: `${facts.organisation}: письмо не доставлено`,
    happened: [
      {
        paragraph: `Письмо на адрес организации ${facts.organisation} из реестра вернулось, и ваше приглашение в кластер до неё не дошло.`,
      },
      theCluster(facts),
    ],
    next: 'Войдя в систему, организация ещё может принять приглашение, пока оно не истекло. Когда в реестре появится новый адрес, отправьте приглашение снова.',
    turn: 'Ваш, если она нужна в кластере.',
    asked: AS_COORDINATOR,
  }),
  clusterMemberJoined: (facts) => ({
    subject: `В кластере «${facts.cluster}» новый участник: ${facts.organisation}`,
    happened: [
      { paragraph: `${facts.organisation} теперь участник вашего кластера. ${how[facts.how]}` },
      theCluster(facts),
      signIn(facts),
    ],
    next: 'Участие действует. Вы можете включить нового участника в проекты.',
    turn: 'Ничей: делать ничего не нужно.',
    asked: AS_COORDINATOR,
  }),
  memberLeft: (facts) => ({
    subject: `Выход из кластера «${facts.cluster}»: ${facts.organisation}`,
    happened: [{ paragraph: `${facts.organisation} по своему желанию вышла из кластера.` }, theCluster(facts)],
    next:
      facts.to === 'member'
        ? 'Участие прекращено. Вы можете попросить о вступлении снова в любое время.'
        : 'Участие прекращено. Если участников теперь слишком мало, все участники узнают об этом отдельным письмом.',
    turn: 'Ничей: делать ничего не нужно.',
    asked: facts.to === 'member' ? asAsker(facts) : AS_COORDINATOR,
  }),
  memberRemoved: (facts) => ({
    subject: `${facts.organisation} больше не участник кластера «${facts.cluster}»`,
    happened: [
      { paragraph: `Координатор (${facts.coordinator}) прекратил участие организации ${facts.organisation}.` },
      ...reasonGiven(facts.reason),
      theCluster(facts),
    ],
    next: 'Участие прекращено. Вы можете попросить о вступлении снова; тогда решит координатор, даже если для других кластер открыт.',
    turn: 'Ваш, если хотите попросить снова.',
    asked: asAsker(facts),
  }),
}
