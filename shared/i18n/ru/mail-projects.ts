import type { MailFacts } from '../../mail/facts.ts'
import type { Part } from '../../mail/letter.ts'
import type { Letters } from '../mail-texts.ts'
import { sayDay, wordOf } from '../say-facts.ts'

type News = MailFacts['projectNews']
type Changed = Extract<News, { what: 'changed' }>

const theProject = ({
  project,
  cluster,
  number,
  lead,
}: Pick<News, 'project' | 'cluster' | 'number' | 'lead'>): Part => ({
  figures: [
    ['Проект', project],
    ['Ведёт', lead],
    ['Кластер', cluster],
    ['Регистрационный номер', number],
  ],
})

const signIn = ({ page }: Pick<News, 'page'>): Part => ({ action: 'Войти', href: page })

const changes = ({ now: { stage, startsOn, endsOn }, stageBefore }: Changed): Part => ({
  list: [
    stageBefore === undefined
      ? `Стадия: ${wordOf('projectStage', stage, 'ru')}`
      : `Стадия: ${wordOf('projectStage', stage, 'ru')}; до этого: ${wordOf('projectStage', stageBefore, 'ru')}`,
    `Начало: ${startsOn === undefined ? 'не указано' : sayDay(startsOn, 'ru')}`,
    `Окончание: ${endsOn === undefined ? 'не указано' : sayDay(endsOn, 'ru')}`,
  ],
})

const sentences = {
  added: (who: string) => `Организация ${who} добавила проект в ваш кластер и ведёт его.`,
  changed: (who: string) => `Организация ${who} изменила стадию или сроки проекта.`,
  joined: (who: string) => `Организация ${who} теперь участвует в проекте.`,
  left: (who: string) =>
    `Организация ${who} вышла из проекта. Пространство проекта ей больше не открыто; участие в кластере остаётся.`,
  leads: (who: string) => `Организация ${who} теперь ведёт проект.`,
  letBack: (who: string) => `Организация ${who} снова может участвовать в проекте.`,
} as const

const next = {
  added: 'Участники кластера могут присоединиться. Как координатор вы можете изменить или закрыть проект.',
  changed:
    'Прежние значения остались в истории проекта. Если что-то неверно, исправьте это вместе с тем, кто ведёт проект.',
  joined: 'Ей открыто пространство проекта. Вы можете прекратить её участие, указав причину, которую она узнает.',
  left: 'Посмотрите, не осталось ли незакрытым то, что она делала; другие участники могут присоединиться в любое время.',
  leads: 'Вы можете менять стадию и сроки, указать, что ищет проект, закрыть его и передать другому участнику.',
  letBack: 'Никто не участвует против воли: присоединитесь к проекту, если хотите.',
} as const

const turns = {
  added: 'Ничей.',
  changed: 'Ничей.',
  joined: 'Ничей.',
  left: 'Ваш, если теперь что-то осталось незакрытым.',
  leads: 'Ваш.',
  letBack: 'Ваш, если вы хотите участвовать.',
} as const

const ASKED =
  'Вы получили это письмо, потому что ваша организация ведёт проект, координирует его кластер или названа в нём.'

/** Mail about the projects of a cluster, in Russian. */
export const projectLetters: Letters<'projectNews' | 'projectRemoved' | 'projectEnded'> = {
  projectNews: (facts) => {
    const subject = `Проект «${facts.project}»`
    if (facts.what === 'seekEnded')
      return {
        subject: `${subject}: поиск больше не в списке`,
        happened: [
          { paragraph: 'Срок, до которого ваш проект искал партнёров или деньги, истёк.' },
          theProject(facts),
          signIn(facts),
        ],
        next: 'Если поиск продолжается, укажите это снова с новым сроком: проект опять появится в списке.',
        turn: 'Ваш, если поиск продолжается.',
        asked: ASKED,
      }
    return {
      subject,
      happened: [
        { paragraph: sentences[facts.what](facts.organisation) },
        ...(facts.what === 'changed' ? [changes(facts)] : []),
        theProject(facts),
        signIn(facts),
      ],
      next: next[facts.what],
      turn: turns[facts.what],
      asked: ASKED,
    }
  },
  projectRemoved: (facts) => ({
    subject: `Ваше участие в проекте «${facts.project}» прекращено`,
    happened: [
      { paragraph: 'Вашу организацию исключили из проекта.' },
      { paragraph: `Указанная причина: ${facts.reason}` },
      theProject(facts),
      signIn(facts),
    ],
    next: 'Участие в кластере остаётся. Снова участвовать в проекте можно, только если это разрешит тот, кто его ведёт, или координатор; напишите им.',
    turn: 'Ничей, если вы не хотите об этом спросить.',
    asked: 'Вы получили это письмо, потому что ваша организация участвовала в проекте.',
  }),
  projectEnded: (facts) => ({
    subject: `Проект «${facts.project}» ${facts.removed ? 'убран' : 'закрыт'}`,
    happened: [
      {
        paragraph: facts.removed
          ? 'Проект был добавлен по ошибке и убран вместе с его пространством.'
          : 'Проект закрыт. Его пространство и история остаются открыты тем, кто в нём участвовал.',
      },
      { paragraph: `Указанная причина: ${facts.reason}` },
      theProject(facts),
      signIn(facts),
    ],
    next: 'Кластер продолжает работу. Любой участник может добавить другой проект.',
    turn: 'Ничей.',
    asked:
      'Вы получили это письмо, потому что ваша организация участвовала в проекте, вела его или координирует его кластер.',
  }),
}
