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
    ['Project', project],
    ['Led by', lead],
    ['Cluster', cluster],
    ['Registration number', number],
  ],
})

const signIn = ({ page }: Pick<News, 'page'>): Part => ({ action: 'Sign in', href: page })

const changes = ({ now: { stage, startsOn, endsOn }, stageBefore }: Changed): Part => ({
  list: [
    stageBefore === undefined
      ? `Stage: ${wordOf('projectStage', stage, 'en')}`
      : `Stage: ${wordOf('projectStage', stage, 'en')}; before, ${wordOf('projectStage', stageBefore, 'en')}`,
    `Begins: ${startsOn === undefined ? 'not said' : sayDay(startsOn, 'en')}`,
    `Ends: ${endsOn === undefined ? 'not said' : sayDay(endsOn, 'en')}`,
  ],
})

const sentences = {
  added: (who: string) => `${who} has added a project to your cluster, and leads it.`,
  changed: (who: string) => `${who} has changed the stage or the days of the project.`,
  joined: (who: string) => `${who} takes part in the project from now on.`,
  left: (who: string) =>
    `${who} has left the project. It is out of its space too; its membership in the cluster stays.`,
  leads: (who: string) => `${who} leads the project from now on.`,
  letBack: (who: string) => `${who} may take part in the project again.`,
} as const

const next = {
  added: 'Members of the cluster can join it. You can change or close it as its coordinator.',
  changed: 'The history of the project has what was before. If it is not right, put it right with its lead.',
  joined: 'It can enter the project’s space. You can end its part with a reason that it hears.',
  left: 'Look whether anything that it did is open now; other members can join at any time.',
  leads: 'You can change its stage and days, say what it seeks, close it, and name another lead.',
  letBack: 'Nobody takes part without wishing to: join the project if you want to.',
} as const

const turns = {
  added: 'Nobody’s.',
  changed: 'Nobody’s.',
  joined: 'Nobody’s.',
  left: 'Yours, if something is open now.',
  leads: 'Yours.',
  letBack: 'Yours, if you want to take part.',
} as const

const ASKED =
  'You get this mail because your organisation leads the project, coordinates its cluster, or is named in it.'

/** Mail about the projects of a cluster, in English. */
export const projectLetters: Letters<'projectNews' | 'projectRemoved' | 'projectEnded'> = {
  projectNews: (facts) => {
    const subject = `Project “${facts.project}”`
    if (facts.what === 'seekEnded')
      return {
        subject: `${subject}: what it seeks is no longer listed`,
        happened: [
          { paragraph: 'The time for which your project was to seek partners or money is over.' },
          theProject(facts),
          signIn(facts),
        ],
        next: 'If it still seeks, say so again with a new end; then it is listed again.',
        turn: 'Yours, if it still seeks.',
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
    subject: `Your part in the project “${facts.project}” has ended`,
    happened: [
      { paragraph: 'Your organisation was taken out of the project.' },
      { paragraph: `The reason given: ${facts.reason}` },
      theProject(facts),
      signIn(facts),
    ],
    next: 'Your membership in the cluster stays. You can take part again only if the lead or the coordinator lets you; write to them.',
    turn: 'Nobody’s, unless you want to ask.',
    asked: 'You get this mail because your organisation took part in the project.',
  }),
  projectEnded: (facts) => ({
    subject: `The project “${facts.project}” is ${facts.removed ? 'taken away' : 'closed'}`,
    happened: [
      {
        paragraph: facts.removed
          ? 'The project was added by mistake and has been taken away, with its space.'
          : 'The project has been closed. Its space and its history stay readable for those who took part.',
      },
      { paragraph: `The reason given: ${facts.reason}` },
      theProject(facts),
      signIn(facts),
    ],
    next: 'The cluster goes on. Any member can add another project.',
    turn: 'Nobody’s.',
    asked: 'You get this mail because your organisation took part in the project, led it, or coordinates its cluster.',
  }),
}
