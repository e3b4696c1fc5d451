import { counted } from '../lib/counted.js'

/** @typedef {typeof en} Texts */

/** Everything that the pages say, in English. */
export const en = {
  language: 'English',
  home: 'To the start page',
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

  invitation: {
    coordinator: 'Coordinator',
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
}
