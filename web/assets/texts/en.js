import { counted } from '../lib/counted.js'
import { events } from './en-events.js'

/** @import { Situation } from '../lib/situation.js' */
/** @typedef {typeof en} Texts */

/** @param {number} count */
const organisations = (count) => counted('en', count, { one: 'organisation', other: 'organisations' })

/** @param {number} count */
const yeses = (count) => counted('en', count, { one: 'more yes', other: 'more yeses' })

/** @param {string} date */
const on = (date) => (date === '' ? '' : ` on ${date}`)

/** @param {Situation} situation */
const answersAwaited = ({ open, missing, mode, deadline }) => {
  const waiting = `Waiting for ${organisations(open)}.`
  if (mode === undefined)
    return missing > 0 ? `${waiting} ${yeses(missing)} ${missing === 1 ? 'is' : 'are'} needed.` : waiting
  if (missing > open)
    return `${waiting} Even with a yes from all of them, ${missing - open} would be missing: more can be invited until ${deadline}.`
  if (mode === 'whenAllAnswered')
    return `${waiting} The decision comes by itself when all have answered, or on ${deadline}.`
  if (mode === 'onMyWord') return `${waiting} With ${yeses(missing)} the coordinator can ask for the decision.`
  return `${waiting} With ${yeses(missing)} the cluster is registered by itself.`
}

/** Everything that the pages say, in English. */
export const en = {
  language: 'English',
  home: 'To the start page',
  signOut: 'Sign out',
  actingFor: 'Acting for',
  retry: 'Try again',
  loading: 'Loading',
  turn: 'Whose turn it is',
  reason: 'The reason given',
  unreachable: {
    title: 'The service does not answer',
    sentence: 'Either your connection is interrupted, or ours is. Nothing has been changed.',
    unsure: 'No answer came back, so we do not know whether yours arrived. You can safely send it again.',
  },
  failed: {
    title: 'This did not work',
    sentence: 'Something broke on our side. Nothing has been changed; please try again in a moment.',
  },
  extract: {
    title: 'Extract from the register of clusters',
    intro: 'Enter the code of an extract to see what it said when it was issued, and how the cluster stands today.',
    code: 'Code of the extract',
    hint: 'Three groups of four letters and digits, such as 7K2M-0QZ4-XH9P.',
    look: 'Check',
    unknown: 'No extract has this code. Compare it with your sheet, letter by letter.',
    number: 'Registration number',
    coordinator: 'Coordinator',
    registered: 'Registered',
    issued: 'Issued',
    decision: 'What the decision rests on',
    /** @param {number} count */
    members: (count) => `Members on that day: ${count}`,
    columns: ['Organisation', 'Identifier', 'Role', 'Member since'],
    roles: { coordinator: 'Coordinator', member: 'Member' },
    today: {
      /** @param {string} name */
      registered: (name) => `The cluster “${name}” stands in the register today.`,
      /** @param {string} name */
      struckOff: (name) =>
        `The cluster “${name}” has been struck off the register since. This extract shows how it was before.`,
    },
    print: 'Print',
    /** @param {string} page @param {string} code */
    check: (page, code) => `Whoever has this sheet can check it at ${page} with the code ${code}.`,
  },
  stop: {
    title: 'Mail from spaces',
    question: {
      space: 'This stops the mail that you get about one space: at once, and in the daily summary.',
      everywhere: 'This stops all mail that you get about spaces, also about those to come.',
    },
    confirm: 'Stop this mail',
    stopped: {
      space: 'You get no more mail about this space. In the space you can choose it again at any time.',
      everywhere: 'You get no more mail about spaces. In each space you can choose it again at any time.',
    },
    nowhere: 'This link leads nowhere',
    nowhereHelp:
      'Perhaps a part of it was lost on the way. Open it from the mail once more, or choose in the service what you hear of.',
  },
  notFound: {
    title: 'There is nothing here',
    sentence: 'This application does not exist, or your organisation has no part in it.',
    toList: 'To my applications',
  },

  invitation: {
    /** @param {string} name */
    title: (name) => `Invitation to “${name}”`,
    /** @param {string} coordinator @param {string} organisation */
    asks: (coordinator, organisation) =>
      `${coordinator} invites ${organisation} to found an inter-sectoral cluster together with other organisations.`,
    /** @param {string} limit */
    yours: (limit) => `Yours. Please say yes or no by ${limit}.`,
    yoursAtAnyTime: 'Yours. Please say yes or no.',
    purpose: 'Purpose',
    /** @param {number} count */
    projects: (count) => counted('en', count, { one: 'project', other: 'projects' }),
    programmes: { research: 'Research', innovation: 'Innovation', production: 'Production' },
    stages: { idea: 'an idea so far', planned: 'planned', running: 'under way', completed: 'completed' },
    meaning: 'What a yes means',
    /** @param {string} organisation */
    points: (organisation) => [
      `${organisation} becomes part of the consortium, and a member of the cluster once it is registered.`,
      'Your organisation can leave again at any time.',
      'This link takes one answer. To change it later, a representative of your organisation signs in.',
    ],
    nothingYet: 'Opening this page has changed nothing.',
    yourAnswer: 'Your answer',
    accept: 'Accept the invitation',
    decline: 'Decline',
    reasonLabel: 'Why does your organisation decline?',
    reasonHint: 'The coordinator will read this.',
    reasonMissing: 'Please write a few words, so that the coordinator knows why.',
    sendDecline: 'Decline the invitation',
    back: 'Back',
    wrongPerson: 'I am not the right person',
    /** @param {string} organisation */
    wrongPersonHelp: (organisation) =>
      `We wrote to the address of ${organisation} in the register. If the decision is not yours, leave this page without an answer and pass the mail on to whoever may decide: its link works until somebody answers.`,
    report: 'Tell an officer that I am not the right person',
    reported: 'Thank you. An officer sees to it; the invitation stays as it is, and its sender is not told.',
    noMore: 'No more invitations',
    /** @param {string} sender */
    mute: (sender) => `No more from ${sender}`,
    /** @param {string} sender */
    muted: (sender) => `No more invitations from ${sender} will arrive.`,
    untilLabel: 'No invitations from anybody until',
    close: 'Accept no invitations until then',
    /** @param {string} limit */
    closed: (limit) => `No new invitations will arrive until ${limit}.`,
    outcomes: {
      confirmed: {
        /** @param {string} organisation */
        title: (organisation) => `${organisation} takes part`,
        /** @param {string} date */
        sentence: (date) => `The invitation was accepted on ${date}.`,
        turn: 'Not yours any more. The others are being asked; the decision comes by itself, and you will hear of it by mail.',
      },
      declined: {
        /** @param {string} organisation */
        title: (organisation) => `${organisation} does not take part`,
        /** @param {string} date */
        sentence: (date) => `The invitation was declined on ${date}.`,
        turn: 'The coordinator’s, who has been told. There is nothing left for you to do.',
      },
      left: {
        /** @param {string} organisation */
        title: (organisation) => `${organisation} takes part no longer`,
        /** @param {string} date */
        sentence: (date) => `The confirmation was taken back on ${date}.`,
        turn: 'The coordinator’s, who has been told. There is nothing left for you to do.',
      },
      expired: {
        /** @param {string} _organisation */
        title: (_organisation) => 'The invitation has run out',
        /** @param {string} date */
        sentence: (date) => `It could be answered until ${date}.`,
        turn: 'Nobody’s. If your organisation wants to take part, ask the coordinator to invite it again.',
      },
      closed: {
        /** @param {string} _organisation */
        title: (_organisation) => 'This invitation is closed',
        /** @param {string} _date */
        sentence: (_date) => 'The case ended before an answer came.',
        turn: 'Nobody’s. There is nothing left for you to do.',
      },
    },
    seeApplication: 'Sign in to see the application',
    nowhere: {
      title: 'This link leads nowhere',
      sentence:
        'It is incomplete, or no longer valid. Please open the link in the newest mail about this invitation. If that leads here too, ask the coordinator to invite your organisation again.',
    },
    onceMore: {
      title: 'Please open the link in the mail once more',
      sentence: 'So that nobody finds it in your browser, the link leaves the address bar as soon as the page opens.',
    },
  },

  application: {
    reasons: 'Why',
    list: 'Applications',
    number: 'Case number',
    coordinator: 'Coordinator',
    sent: 'Sent',
    deadline: 'Deadline',
    decided: 'Decided',
    ended: 'Ended',
    yourAnswer: 'Your organisation',
    modes: {
      whenRulesHold: 'as soon as the rules hold',
      whenAllAnswered: 'when everybody has answered',
      onMyWord: 'when the coordinator says so',
    },
    answers: {
      listed: 'cannot be asked yet',
      invited: 'has not answered yet',
      confirmed: 'has said yes',
      declined: 'has declined',
      expired: 'did not answer in time',
      revoked: 'is no longer asked',
      left: 'has taken its yes back',
      closed: 'was not asked any more',
    },
    status: {
      draft: 'Not sent yet',
      screening: 'We are checking the register',
      needsCorrection: 'Returned for correction',
      gathering: 'Waiting for answers',
      assessing: 'We are deciding',
      review: 'An officer is looking at one question',
      registering: 'We are deciding',
      registered: 'The cluster is registered',
      rejected: 'Not registered',
      withdrawn: 'Withdrawn',
      expired: 'No correction came',
      stuck: 'Something broke on our side',
    },
    holders: {
      applicant: { mine: 'yours', others: 'the coordinator’s' },
      invited: 'the invited organisations',
      officer: 'an officer’s',
      operator: 'ours',
      service: 'ours',
      nobody: 'nobody’s',
    },
    /** @type {Record<import('../lib/situation.js').Waiting, (situation: Situation) => string>} */
    waiting: {
      appeal: () =>
        'Refused, and appealed. An officer who has decided nothing in the case looks at it; until then nothing is deleted.',
      submission: () => 'The application has not been sent yet. Nothing happens until it is.',
      screening: () => 'We are checking the application against the register. That takes seconds.',
      correction: ({ mine, faults, correctBy }) =>
        mine
          ? `Please correct ${counted('en', faults, { one: 'field', other: 'fields' })} by ${correctBy}, and send the application again.`
          : 'The coordinator is correcting the application.',
      answers: answersAwaited,
      word: ({ mine, deadline }) =>
        `Enough organisations have confirmed. The decision comes ${mine ? 'when you ask' : 'when the coordinator asks'} for it, or on ${deadline}.`,
      moreOrganisations: ({ missing, until, mine }) =>
        `All have answered, and ${organisations(missing)} ${missing === 1 ? 'is' : 'are'} missing. ${mine ? 'Please invite' : 'The coordinator can invite'} more by ${until}; otherwise the cluster is not registered.`,
      decision: () => 'We are deciding: the rules are applied to everybody who has confirmed.',
      finding: ({ since }) =>
        `An officer is looking at one question that the rules leave open${since === undefined ? '' : `, since ${since}`}.`,
      registration: () => 'The rules hold. We are registering the cluster.',
      restart: () => 'Something broke on our side. We are on it, and nothing is lost.',
      registered: ({ ended, open }) =>
        `The cluster is registered${on(ended)}. ${open > 0 ? `${organisations(open)} can still say yes and join.` : 'There is nothing left to do.'}`,
      rejected: ({ ended }) =>
        `The cluster was refused${on(ended)}. The coordinator has every reason, here and by mail; the name is free again.`,
      withdrawn: ({ mine, ended }) => `${mine ? 'You' : 'The coordinator'} withdrew the application${on(ended)}.`,
      expired: ({ ended }) => `No correction came, so the application was closed${on(ended)}. The name is free again.`,
    },
    places: {
      /** @param {number} confirmed @param {number} minimum */
      title: (confirmed, minimum) =>
        confirmed > minimum
          ? `${confirmed} have confirmed, ${minimum} are required`
          : `${confirmed} of ${minimum} have confirmed`,
      /** @param {number} minimum */
      required: (minimum) => `${organisations(minimum)} ${minimum === 1 ? 'is' : 'are'} required`,
      notYet: 'nobody has been asked yet',
      /** @param {{ readonly asked: number, readonly open: number, readonly beyond: number }} count */
      sentence: ({ asked, open, beyond }) =>
        [
          asked > 0 ? `${asked} asked that would count` : 'nobody left to answer',
          open > 0 && counted('en', open, { one: 'place open', other: 'places open' }),
          beyond > 0 && `${beyond} more than required`,
        ]
          .filter((part) => part !== false)
          .join(', '),
      confirmed: 'Confirmed',
      asked: 'Asked',
      open: 'Open',
    },
    categories: {
      largeCompany: { letter: 'L', name: 'Large company' },
      industry: { letter: 'I', name: 'Industry' },
      sme: { letter: 'S', name: 'Small or medium business' },
      research: { letter: 'R', name: 'Research' },
      education: { letter: 'E', name: 'Education' },
      developmentInstitute: { letter: 'D', name: 'Development institute' },
      municipalAuthority: { letter: 'M', name: 'Municipal authority' },
    },
    timeline: 'What happened',
    live: 'New events appear by themselves.',
    still: 'Nothing more happens here.',
    /** @param {string} time */
    trouble: (time) => `No connection. What you see is from ${time}; we keep trying.`,
  },

  list: {
    empty:
      'This organisation has not begun an application yet. Once it has (for now through the API, with POST /api/applications), it stands here with its state.',
    more: 'Show earlier ones',
    /** @param {string} date */
    begun: (date) => `begun on ${date}`,
    /** @param {string} date */
    sent: (date) => `sent on ${date}`,
    nobody: {
      title: 'You do not act for any organisation yet',
      sentence:
        'Claim to represent yours (for now through the API, with POST /api/me/claims): a code goes to its registered address. Its applications then stand here.',
    },
  },

  signIn: {
    title: 'Sign in',
    intro: 'We send a code to your address. There is no password.',
    email: 'E-mail address',
    emailWrong: 'This is not a complete address; one looks like name@organisation.example.',
    send: 'Send the code',
    signUp: 'I am new here: sign up',
    consent:
      'By signing up you agree that this service keeps your address, and what you do here for an organisation, for as long as its cases are kept.',
    /** @param {string} email */
    sentTo: (email) => `If ${email} is known here, a code is on its way to it. Please enter it within ten minutes.`,
    code: 'Code of eight digits',
    codeWrong: 'The code has eight digits.',
    enter: 'Sign in',
    again: 'Use another address or a new code',
  },

  start: {
    title: 'Found a cluster together',
    intro:
      'Consort registers inter-sectoral clusters of organisations. Who meets the rules is registered by itself; people look only at what the rules cannot decide.',
    applications: 'Sign in and see my applications',
    api: 'Description of the API',
    how: 'How it goes',
    steps: [
      {
        title: 'Apply',
        text: 'An organisation from the register describes the cluster and its projects, and lists whom it wants to invite.',
      },
      {
        title: 'Gather',
        text: 'Every organisation gets an invitation at its registered address and says yes or no. Who declines can be replaced.',
      },
      {
        title: 'Be registered',
        text: 'As soon as enough organisations have confirmed and the rules hold, the cluster is registered. If something stands in the way, every reason is said at once.',
      },
    ],
    invitedTitle: 'Were you invited?',
    invited: 'Open the link in the mail: it shows who asks for what, and takes your answer without signing in.',
  },

  events,
}
