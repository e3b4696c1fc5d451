import { stopLinks } from '../../shared/crypto/unsubscribe.ts'
import type { MailFacts } from '../../shared/mail/facts.ts'
import { voidBecauseSchema } from '../../shared/domain/handover.ts'
import { firstRulePack } from '../../shared/domain/rule-pack.ts'
import { reported } from '../../shared/domain/rule-result.ts'
import { evaluateRules } from '../../shared/domain/rules.ts'
import { aContent } from './builders.ts'
import { anOrganisation } from './a-register.ts'

/** What stands in facts of every kind where people write freely: markup, quotes, other scripts. */
export const NASTY = `<script>alert("1")</script> & 'Co'`

const LATER = '2026-10-31T20:59:00.000Z'

/** Results as an assessment of one organisation gives them: hardly any rule holds. */
export const failingResults = evaluateRules(
  {
    content: aContent(['ru-inn:7735007358']),
    applicant: { key: 'ru-inn:7735007358', organisation: undefined },
    members: [
      { key: 'ru-inn:7735007358', organisation: undefined, answer: undefined, coordinator: true },
      {
        key: anOrganisation(2).key,
        organisation: anOrganisation(2, { name: NASTY, status: 'suspended' }),
        answer: undefined,
        coordinator: false,
      },
    ],
    repeated: [{ given: 'x', key: anOrganisation(2).key }],
    nameTakenBy: 'cluster',
    similarNames: [{ name: NASTY, similarity: 0.9 }],
    overlaps: [{ clusterId: 'c', name: 'Other', share: 0.7 }],
  },
  firstRulePack,
  'assessment',
).map(reported)

const link = {
  page: 'https://consort.example/i#id.secret',
  oneClick: 'https://consort.example/api/link/mute/one-click?token=t',
}
const aCase = { cluster: NASTY, caseNumber: '2026-000001', coordinator: 'ООО «Координатор»' }
const own = { ...aCase, page: 'https://consort.example/a#00000000-0000-4000-8000-000000000001' }
const invitation = {
  ...aCase,
  organisation: NASTY,
  purpose: NASTY,
  projects: [NASTY, 'Second project'],
  stages: [`Epitaxy (${NASTY})`],
  expiresAt: LATER,
  link,
}
const project = {
  cluster: NASTY,
  number: 'C-26-000-001',
  project: NASTY,
  lead: NASTY,
  page: 'https://consort.example/',
}
const message = {
  from: NASTY,
  by: 'organisation',
  to: 'organisation',
  subject: NASTY,
  text: NASTY,
  page: 'https://consort.example/',
} as const
const registeredCluster = { cluster: NASTY, number: 'C-26-123-456' }
const stoppable = {
  page: 'https://consort.example/',
  stop: stopLinks('https://consort.example', 't'),
}
const tally = { confirmed: 21, open: 2, minimum: 30 }

const aCluster = {
  cluster: NASTY,
  number: 'C-26-123-456',
  coordinator: 'ООО «Координатор»',
  page: 'https://consort.example/',
}
const member = { ...aCluster, organisation: NASTY }
const joinRequest = { ...member, message: NASTY, decideBy: LATER }
const clusterInvitation = {
  ...member,
  purpose: NASTY,
  projects: [NASTY],
  stages: [NASTY],
  expiresAt: LATER,
  link,
}

const handed = {
  of: 'cluster',
  name: NASTY,
  from: NASTY,
  to: 'ООО «Координатор»',
  page: 'https://consort.example/',
} as const

/** Facts for every kind of mail; kinds that read differently to different people have several. */
export const someFacts: { readonly [Template in keyof MailFacts]: readonly MailFacts[Template][] } = {
  signInCode: [{ code: '01234567' }],
  claimCode: [
    { code: '01234567', organisation: NASTY, claimant: 'person@example.invalid', statement: NASTY, until: LATER },
  ],
  claimDecided: [
    { organisation: NASTY, confirmed: true },
    { organisation: NASTY, confirmed: false, reason: NASTY },
  ],
  caseWaits: [
    { kind: 'review', id: 'review~1', openedAt: LATER, mine: false, organisations: [NASTY] },
    { kind: 'claim', id: 'claim~1', openedAt: LATER, mine: true, organisations: [] },
  ],
  cancelled: [
    { ...aCase, to: 'coordinator', reason: NASTY },
    { ...aCase, to: 'member', reason: NASTY },
  ],
  colleagueAdded: [
    { organisation: NASTY, addedBy: 'person@example.invalid', page: 'https://consort.example/' },
    { organisation: NASTY, signUpBy: LATER, page: 'https://consort.example/' },
  ],
  erasureAsked: [{ address: NASTY, until: LATER, page: 'https://consort.example/' }],
  submissionReceived: [{ ...own, deadline: LATER, minimum: 30 }],
  returnedForCorrection: [{ ...own, rules: ['nameIsFree', 'projectMembersBelong'], correctBy: LATER }],
  invitation: [invitation, { ...invitation, purpose: '', projects: [], stages: [] }],
  reminder: [invitation],
  invitationExpired: [{ ...aCase, organisation: NASTY, link }],
  answerReceived: [
    { ...own, ...tally, organisation: NASTY, answer: 'confirmed', gathering: true, waitingFor: 'answers' },
    { ...own, ...tally, organisation: NASTY, answer: 'declined', reason: NASTY, gathering: true, waitingFor: 'word' },
    { ...own, ...tally, open: 0, organisation: NASTY, answer: 'left', gathering: false, waitingFor: 'nothing' },
  ],
  invitationUndeliverable: [{ ...own, organisation: NASTY }],
  invitationsStopped: [
    { organisation: NASTY, sender: NASTY },
    { organisation: NASTY, until: LATER },
  ],
  tooFew: [{ ...own, ...tally, until: LATER }],
  approved: [{ ...own, members: 33, number: 'C-26-123-456' }],
  rejected: [
    { ...own, to: 'coordinator', because: 'deadline', results: failingResults, reasons: [], appealUntil: LATER },
    { ...own, to: 'coordinator', because: 'officer', results: failingResults, reasons: [NASTY], appealUntil: LATER },
    { ...aCase, to: 'member' },
  ],
  expired: [own],
  withdrawn: [
    { ...own, to: 'coordinator' },
    { ...aCase, to: 'member', reason: NASTY },
  ],
  addressChangeAnnounced: [
    {
      organisation: NASTY,
      email: 'new@example.invalid',
      reason: NASTY,
      inForceAt: LATER,
      page: 'https://consort.example/',
    },
  ],
  addressChanged: [{ organisation: NASTY, since: LATER, page: 'https://consort.example/' }],
  appealReceived: [
    { ...own, holdsName: true },
    { ...own, holdsName: false },
  ],
  appealDecided: [
    { ...own, reason: NASTY },
    { ...own, reason: NASTY, newCaseNumber: '26-000-002' },
  ],
  clusterRegistered: [{ ...aCase, organisation: NASTY, members: 33, number: 'C-26-123-456' }],
  concernBegan: [
    { ...registeredCluster, causes: ['belowMinimum'], counting: 28, minimum: 30, mendBy: LATER },
    {
      ...registeredCluster,
      causes: ['belowMinimum', 'coordinatorNotActive'],
      counting: 28,
      minimum: 30,
      mendBy: LATER,
    },
  ],
  concernEnded: [registeredCluster],
  struckOff: [{ ...registeredCluster, reason: NASTY }],
  clusterEnded: [
    { ...registeredCluster, organisation: NASTY, was: 'request', reason: NASTY },
    { ...registeredCluster, organisation: NASTY, was: 'invitation', reason: NASTY },
  ],
  coordinatorAppointed: [{ ...registeredCluster, organisation: NASTY, reason: NASTY }],
  cityAnswered: [{ cluster: NASTY, subject: NASTY, answer: NASTY }],
  memberJoined: [{ ...own, organisation: NASTY }],
  spacePost: [
    {
      ...stoppable,
      place: { cluster: NASTY },
      post: { kind: 'announcement', author: NASTY, title: NASTY, text: NASTY },
    },
    { ...stoppable, place: { cluster: 'x', project: NASTY }, post: { kind: 'reply', author: 'y', text: NASTY } },
  ],
  spaceDigest: [
    {
      ...stoppable,
      places: [
        { place: { cluster: NASTY }, posts: [{ kind: 'thread', author: NASTY, title: NASTY, text: NASTY }], more: 0 },
        { place: { cluster: 'x', project: 'y' }, posts: [{ kind: 'reply', author: 'z', text: NASTY }], more: 3 },
      ],
    },
  ],
  postModerated: [
    { place: { cluster: NASTY }, text: NASTY, reason: NASTY, page: 'https://consort.example/' },
    { place: { cluster: NASTY }, text: NASTY, page: 'https://consort.example/' },
  ],
  messageReceived: [
    { ...message, isAnswer: false },
    { ...message, isAnswer: true },
    { ...message, by: 'person', from: '', about: { project: NASTY, cluster: NASTY }, isAnswer: false },
    { ...message, by: 'city', from: '', about: { project: NASTY, cluster: NASTY }, isAnswer: false },
    { ...message, to: 'person', isAnswer: true },
  ],
  interestShown: [{ from: NASTY, entry: NASTY, page: 'https://consort.example/' }],
  projectNews: [
    { ...project, what: 'added', organisation: NASTY },
    { ...project, what: 'joined', organisation: NASTY },
    { ...project, what: 'left', organisation: NASTY },
    { ...project, what: 'leads', organisation: NASTY },
    { ...project, what: 'letBack', organisation: NASTY },
    { ...project, what: 'changed', organisation: NASTY, now: { stage: 'running' } },
    {
      ...project,
      what: 'changed',
      organisation: NASTY,
      now: { stage: 'running', startsOn: '2026-10-01', endsOn: '2027-10-01' },
      stageBefore: 'planned',
    },
    { ...project, what: 'seekEnded' },
  ],
  projectRemoved: [{ ...project, reason: NASTY }],
  projectEnded: [
    { ...project, removed: true, reason: NASTY },
    { ...project, removed: false, reason: NASTY },
  ],
  joinRequested: [joinRequest, { ...joinRequest, message: '' }],
  joinWarning: [joinRequest],
  joinWithdrawn: [member],
  joinAdmitted: [
    { ...member, how: 'open' },
    { ...member, how: 'coordinator' },
    { ...member, how: 'silence' },
    { ...member, how: 'met' },
  ],
  joinRefused: [
    { ...member, because: 'coordinator', reason: NASTY },
    { ...member, because: 'notActive' },
    { ...member, because: 'clusterEnded' },
  ],
  clusterInvitation: [clusterInvitation, { ...clusterInvitation, purpose: '', projects: [], stages: [] }],
  clusterReminder: [clusterInvitation],
  clusterInvitationExpired: [{ ...member, link }],
  clusterInvitationDeclined: [{ ...member, reason: NASTY }, member],
  clusterInvitationUndeliverable: [member],
  clusterMemberJoined: [{ ...member, how: 'invitation' }],
  memberLeft: [
    { ...member, to: 'coordinator' },
    { ...member, to: 'member' },
  ],
  memberRemoved: [{ ...member, reason: NASTY }],
  handoverOffered: [
    { ...handed, as: 'to', message: NASTY, until: LATER },
    { ...handed, of: 'application', as: 'to', until: LATER },
  ],
  handoverAccepted: [
    { ...handed, as: 'to' },
    { ...handed, as: 'from' },
    { ...handed, of: 'application', as: 'other' },
  ],
  handoverDeclined: [
    { ...handed, as: 'from', reason: NASTY },
    { ...handed, as: 'from' },
  ],
  handoverTakenBack: [{ ...handed, as: 'to' }],
  handoverExpired: [
    { ...handed, as: 'from' },
    { ...handed, of: 'application', as: 'to' },
  ],
  handoverVoid: voidBecauseSchema.options.flatMap((because) => [
    { ...handed, as: 'from', because },
    { ...handed, as: 'to', because },
  ]),
}
