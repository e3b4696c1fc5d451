import type { ClusterFacts, MailFacts } from '../../mail/facts.ts'
import type { Letter, Part } from '../../mail/letter.ts'
import type { Letters, Words } from '../mail-texts.ts'
import { stagesPart } from './mail-stages.ts'

/** The registered cluster as a mail shows it. */
export const theCluster = ({ cluster, number, coordinator }: ClusterFacts): Part => ({
  figures: [
    ['Cluster', cluster],
    ['Registration number', number],
    ['Coordinator', coordinator],
  ],
})

/** Where to sign in. */
export const signIn = ({ page }: ClusterFacts): Part => ({ action: 'Sign in', href: page })

/** Why a coordinator, and why a member, gets a mail. */
export const AS_COORDINATOR = 'You get this mail because your organisation is the coordinator of the cluster.'
export const asAsker = ({ organisation }: { readonly organisation: string }): string =>
  `You get this mail because it is about ${organisation}, for which this address is in the register.`

const reasonGiven = (reason: string | undefined): readonly Part[] =>
  reason ? [{ paragraph: `The reason given: ${reason}` }] : []

const how = {
  open: 'The cluster is open: whoever is active in the register joins at once.',
  coordinator: 'The coordinator has agreed.',
  silence: 'The coordinator did not object in time, and silence admits.',
  invitation: 'It accepted the coordinator’s invitation.',
  met: 'It had asked to join, and the coordinator had invited it: the two met, so nothing more needs to be decided.',
} as const

const whyRefused = {
  coordinator: 'The coordinator has refused the request.',
  notActive: 'The register does not hold your organisation active, so it cannot become a member.',
  clusterEnded: 'The cluster has been struck off, so nobody can join it any more.',
} as const

const request = (facts: MailFacts['joinRequested'], { time }: Words, opening: string, subject: string): Letter => ({
  subject,
  happened: [
    { paragraph: opening },
    ...(facts.message ? [{ paragraph: `It says: ${facts.message}` }] : []),
    theCluster(facts),
    signIn(facts),
  ],
  next: `You can admit it, or refuse with a reason that it hears, until ${time(facts.decideBy)}. If you say nothing by then, it becomes a member: silence admits.`,
  turn: 'Yours.',
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
    ...(facts.projects.length > 0 ? [{ paragraph: 'Its projects:' }, { list: facts.projects }] : []),
    ...stagesPart(facts.stages),
    { action: 'Read the invitation and answer', href: facts.link.page },
    {
      paragraph:
        'Opening the page commits you to nothing. The link is for your organisation alone: whoever has it can answer for you once.',
    },
  ],
  next: `Say yes or no by ${time(facts.expiresAt)}; after that the invitation runs out. A yes makes ${facts.organisation} a member of the cluster at once.`,
  turn: 'Yours.',
  asked: `${facts.coordinator}, the coordinator of the cluster, asked us to send this. We wrote to the address of ${facts.organisation} in the register; the coordinator does not see it.`,
  invites: facts.link,
})

/** Mail about joining and leaving a registered cluster, in English. */
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
      `${facts.organisation} asks to join the cluster “${facts.cluster}”, which you coordinate.`,
      `${facts.organisation} asks to join “${facts.cluster}”`,
    ),
  joinWarning: (facts, words) =>
    request(
      facts,
      words,
      `You have not answered the request of ${facts.organisation} to join the cluster “${facts.cluster}”.`,
      `Soon silence admits ${facts.organisation} to “${facts.cluster}”`,
    ),
  joinWithdrawn: (facts) => ({
    subject: `${facts.organisation} no longer asks to join “${facts.cluster}”`,
    happened: [
      { paragraph: `${facts.organisation} has withdrawn its request to join the cluster.` },
      theCluster(facts),
    ],
    next: 'Nothing more: there is nothing left to decide. It may ask again at any time.',
    turn: 'Nobody’s.',
    asked: AS_COORDINATOR,
  }),
  joinAdmitted: (facts) => ({
    subject: `${facts.organisation} is a member of the cluster “${facts.cluster}”`,
    happened: [
      { paragraph: `${facts.organisation} has become a member of the cluster. ${how[facts.how]}` },
      theCluster(facts),
      signIn(facts),
    ],
    next: 'The membership is in force. You can take part in the projects, and leave at any time.',
    turn: 'Nobody’s: there is nothing that you must do.',
    asked: asAsker(facts),
  }),
  joinRefused: (facts) => ({
    subject: `No membership of the cluster “${facts.cluster}”`,
    happened: [{ paragraph: whyRefused[facts.because] }, ...reasonGiven(facts.reason), theCluster(facts)],
    next: 'Nothing more happens by itself. You can ask again once what stood against it has changed.',
    turn: 'Yours, if you want to try again.',
    asked: asAsker(facts),
  }),
  clusterInvitation: (facts, words) =>
    invitation(
      facts,
      words,
      `${facts.coordinator} invites ${facts.organisation} to join the registered cluster “${facts.cluster}”.`,
      `Invitation to join the cluster “${facts.cluster}”`,
    ),
  clusterReminder: (facts, words) =>
    invitation(
      facts,
      words,
      `${facts.coordinator} has invited ${facts.organisation} to join the registered cluster “${facts.cluster}”, and no answer has come yet.`,
      `Reminder: invitation to join the cluster “${facts.cluster}”`,
    ),
  clusterInvitationExpired: (facts) => ({
    subject: `The invitation to join “${facts.cluster}” has run out`,
    happened: [
      { paragraph: `No answer of ${facts.organisation} came in time, so the invitation has run out.` },
      theCluster(facts),
    ],
    next: 'You can ask to join by yourself at any time, or the coordinator may invite you again.',
    turn: 'Nobody’s.',
    asked: `${facts.coordinator}, the coordinator of the cluster, had asked us to invite ${facts.organisation}.`,
    invites: facts.link,
  }),
  clusterInvitationDeclined: (facts) => ({
    subject: `${facts.organisation} does not join “${facts.cluster}”`,
    happened: [
      { paragraph: `${facts.organisation} has declined your invitation into the cluster.` },
      ...reasonGiven(facts.reason),
      theCluster(facts),
    ],
    next: 'Nothing more: the invitation is closed. You can invite others.',
    turn: 'Nobody’s.',
    asked: AS_COORDINATOR,
  }),
  clusterInvitationUndeliverable: (facts) => ({
    subject: `${facts.organisation} cannot be reached`,
    happened: [
      {
        paragraph: `Our mail to the registered address of ${facts.organisation} came back, so your invitation into the cluster has not reached it.`,
      },
      theCluster(facts),
    ],
    next: 'It can still accept, signed in, until the invitation runs out. When the register has a new address for it, send the invitation again.',
    turn: 'Yours, if you want it in the cluster.',
    asked: AS_COORDINATOR,
  }),
  clusterMemberJoined: (facts) => ({
    subject: `${facts.organisation} has joined “${facts.cluster}”`,
    happened: [
      { paragraph: `${facts.organisation} is a member of your cluster now. ${how[facts.how]}` },
      theCluster(facts),
      signIn(facts),
    ],
    next: 'The membership is in force. You can give the new member a part in the projects.',
    turn: 'Nobody’s: there is nothing that you must do.',
    asked: AS_COORDINATOR,
  }),
  memberLeft: (facts) => ({
    subject: `${facts.organisation} has left “${facts.cluster}”`,
    happened: [{ paragraph: `${facts.organisation} has left the cluster, as it wished.` }, theCluster(facts)],
    next:
      facts.to === 'member'
        ? 'The membership has ended. You can ask to join again at any time.'
        : 'The membership has ended. Should the cluster have too few members now, all members hear of it in a mail of its own.',
    turn: 'Nobody’s: there is nothing that you must do.',
    asked: facts.to === 'member' ? asAsker(facts) : AS_COORDINATOR,
  }),
  memberRemoved: (facts) => ({
    subject: `${facts.organisation} is no longer a member of “${facts.cluster}”`,
    happened: [
      { paragraph: `${facts.coordinator}, the coordinator, has ended the membership of ${facts.organisation}.` },
      ...reasonGiven(facts.reason),
      theCluster(facts),
    ],
    next: 'The membership has ended. You can ask to join again; the coordinator then decides, even if the cluster is open to others.',
    turn: 'Yours, if you want to ask again.',
    asked: asAsker(facts),
  }),
}
