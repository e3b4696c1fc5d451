import { counted, percent, type Forms } from '../counted.ts'
import { numberOf, textOf, wordFor, type RuleTexts } from '../rule-texts.ts'

const many = (count: number, forms: Forms): string => counted('en', count, forms)
const organisations = { one: 'organisation', other: 'organisations' }
const projects = { one: 'project', other: 'projects' }

const statuses = {
  active: 'active',
  suspended: 'suspended',
  struckOff: 'struck off',
} as const
const kinds = { participant: 'a participant', partner: 'a partner' } as const
const holders = {
  application: 'Another application has reserved this name.',
  cluster: 'A registered cluster bears this name.',
  nobody: 'Nobody else has this name.',
} as const

/** What we say about the rules and their results, in English. */
export const en: RuleTexts = {
  rules: {
    applicantIsActiveParticipant: {
      title: 'The applicant is an active participant',
      seen: (seen) =>
        textOf(seen, 'status') === 'unknown'
          ? 'The applicant is not in the register.'
          : `In the register the applicant is ${wordFor(statuses, seen, 'status')} and ${wordFor(kinds, seen, 'kind')}.`,
      required: (required) =>
        `The applicant must be ${wordFor(statuses, required, 'status')} and ${wordFor(kinds, required, 'kind')}.`,
      broken: 'The applicant is not an active participant.',
      change: () =>
        'Another organisation that is an active participant can apply, or this one once the register shows it as such.',
    },
    enoughOrganisations: {
      title: 'Enough organisations stand behind the application',
      seen: (seen) =>
        `${many(numberOf(seen, 'count'), { one: 'organisation counts', other: 'organisations count' })}; with everybody who can still say yes it would be ${numberOf(seen, 'possible')}.`,
      required: (required) => `At least ${many(numberOf(required, 'count'), organisations)} must count.`,
      broken: 'Too few organisations have confirmed.',
      change: (seen, required) =>
        `${many(Math.max(0, numberOf(required, 'count') - numberOf(seen, 'count')), { one: 'more confirmation that counts is', other: 'more confirmations that count are' })} needed: add or replace organisations, or remind those who have not answered.`,
    },
    eachCountedOnce: {
      title: 'Each organisation is listed once',
      seen: (seen) =>
        `${many(numberOf(seen, 'repeated'), { one: 'entry repeats', other: 'entries repeat' })} an organisation that is listed already.`,
      required: () => 'Each organisation counts once, whatever identifier it is listed by.',
      broken: 'An organisation is listed more than once.',
      change: () => 'List other organisations in place of the repetitions.',
    },
    atLeastOneProject: {
      title: 'The cluster has a project',
      seen: (seen) => `The application describes ${many(numberOf(seen, 'projects'), projects)}.`,
      required: (required) => `At least ${many(numberOf(required, 'projects'), projects)} must be described.`,
      broken: 'The application describes too few projects.',
      change: () => 'Describe the project that the organisations will develop together.',
    },
    projectMembersBelong: {
      title: 'Projects are carried by the consortium',
      seen: (seen) =>
        `${many(numberOf(seen, 'projectsWithMembers'), { one: 'project has', other: 'projects have' })} a member from the consortium; ${many(numberOf(seen, 'strangers'), { one: 'organisation that a project names does', other: 'organisations that projects name do' })} not belong to it.`,
      required: (required) =>
        `At least ${many(numberOf(required, 'projectsWithMembers'), projects)} must have a member from the consortium, and projects may name nobody else.`,
      broken: 'A project names organisations outside the consortium, or nobody from it.',
      change: () =>
        'Add the organisations to the consortium, or take them out of the project; name a member who takes part.',
    },
    nameIsFree: {
      title: 'The name is free',
      seen: (seen) => wordFor(holders, seen, 'takenBy'),
      required: () =>
        'No other application or cluster may have the name; case, spaces, quotes and look-alike letters make no difference.',
      broken: 'The name is already taken.',
      change: () => 'Choose another name.',
    },
    nameIsDistinct: {
      title: 'The name is distinct',
      seen: (seen) =>
        textOf(seen, 'similar')
          ? `Clusters with a similar name: ${textOf(seen, 'similar')}.`
          : 'No cluster has a similar name.',
      required: (required) =>
        `A name that is at least ${percent('en', numberOf(required, 'similarityBelow'))} like that of a cluster is looked at by an officer.`,
      broken: 'The name is much like that of another cluster.',
      change: () => 'An officer decides whether the names can be confused; a clearly different name needs no officer.',
    },
    consortiumIsNew: {
      title: 'The consortium is a new one',
      seen: (seen) =>
        textOf(seen, 'clusters')
          ? `${percent('en', numberOf(seen, 'share'))} of the consortium are together in one cluster already: ${textOf(seen, 'clusters')}.`
          : `At most ${percent('en', numberOf(seen, 'share'))} of the consortium are together in one cluster already.`,
      required: (required) =>
        `Where ${percent('en', numberOf(required, 'shareBelow'))} or more are in one existing cluster, an officer looks at it.`,
      broken: 'Most of the consortium are together in another cluster already.',
      change: () =>
        'An officer decides whether this is a new cluster; more organisations from elsewhere need no officer.',
    },
    severalSectors: {
      title: 'Several sectors take part',
      seen: (seen) => `The consortium spans ${many(numberOf(seen, 'sectors'), { one: 'sector', other: 'sectors' })}.`,
      required: (required) =>
        `At least ${many(numberOf(required, 'sectors'), { one: 'sector is', other: 'sectors are' })} advised.`,
      broken: 'The consortium spans few sectors.',
      change: () => 'Invite organisations of other sectors.',
    },
    severalCategories: {
      title: 'Several kinds of organisation take part',
      seen: (seen) =>
        `The consortium has organisations of ${many(numberOf(seen, 'categories'), { one: 'category', other: 'categories' })}.`,
      required: (required) =>
        `At least ${many(numberOf(required, 'categories'), { one: 'category is', other: 'categories are' })} advised.`,
      broken: 'The consortium has organisations of few categories.',
      change: () => 'Invite organisations of other categories, such as research or industry.',
    },
  },
  why: {
    unknown: {
      is: 'not in the register',
      change: 'it is asked by itself as soon as the register has it',
    },
    suspended: {
      is: 'suspended in the register',
      change: 'it counts once the register shows it active again',
    },
    struckOff: {
      is: 'struck off the register',
      change: 'list another organisation in its place',
    },
    kindNotCounted: {
      is: 'of a kind that may join but does not count towards the minimum, such as a partner',
      change: 'add a participant',
    },
    unreachable: {
      is: 'without a registered e-mail address, so it cannot be asked',
      change: 'it is asked by itself once the register has an address',
    },
    undeliverable: {
      is: 'not reached: mail to its registered address came back',
      change: 'it is reached again once the register has a new address',
    },
    notAsked: {
      is: 'not asked yet',
      change: 'it is asked when the application begins to gather answers',
    },
    open: {
      is: 'asked, but has not answered yet',
      change: 'its yes will count; you can remind it',
    },
    declined: {
      is: 'has declined',
      change: 'invite another organisation, or ask it to change its answer',
    },
    expired: {
      is: 'did not answer in time',
      change: 'invite it again, or another organisation',
    },
    revoked: {
      is: 'no longer invited',
      change: 'invite it again, or another organisation',
    },
    left: {
      is: 'has taken its confirmation back',
      change: 'invite another organisation, or ask it to change its answer',
    },
    closed: {
      is: 'had not answered when the case ended',
      change: 'a new application can ask it again',
    },
    twice: {
      is: 'listed more than once, and counts once',
      change: 'list another organisation in place of the repetition',
    },
    notInConsortium: {
      is: 'named in a project, but not part of the consortium',
      change: 'add it to the consortium or take it out of the project',
    },
  },
  effects: {
    reject: 'While this is so, the application is refused.',
    correct: 'The applicant is asked to correct this.',
    gate: 'Until this holds, the cluster cannot be registered.',
    review: 'While this is so, an officer looks at the application.',
    advise: 'This is advice and stands in the way of nothing.',
  },
  labels: {
    holds: 'holds',
    broken: 'does not hold',
    andMore: (count) => `and ${many(count, { one: 'more organisation', other: 'more organisations' })}`,
  },
}
