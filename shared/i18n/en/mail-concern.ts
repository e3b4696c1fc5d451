import type { Letters } from '../mail-texts.ts'

const asked = 'You get this mail because your organisation is a member of the cluster.'

/** Mail about what is the matter with a registered cluster, in English. */
export const concernLetters: Letters<
  'concernBegan' | 'concernEnded' | 'struckOff' | 'clusterEnded' | 'coordinatorAppointed'
> = {
  concernBegan: ({ cluster, number, causes, counting, minimum, mendBy }, { time }) => ({
    subject: `Your cluster needs attention: “${cluster}”`,
    happened: [
      ...(causes.includes('belowMinimum')
        ? [{ paragraph: `Only ${counting} members of the cluster “${cluster}” count today; ${minimum} are required.` }]
        : []),
      ...(causes.includes('coordinatorNotActive')
        ? [{ paragraph: `The register does not hold the coordinator of the cluster “${cluster}” active any more.` }]
        : []),
      {
        figures: [
          ['Registration number', number],
          ['Time to mend it', time(mendBy)],
        ],
      },
    ],
    next: `The cluster stays registered. As soon as nothing is the matter any more, this ends by itself; after ${time(mendBy)} an officer may strike the cluster off.`,
    turn: 'The coordinator’s, who can invite further organisations. Where the coordinator is not active, another member asks the officers to be appointed.',
    asked,
  }),
  concernEnded: ({ cluster, number }) => ({
    subject: `Your cluster is in order again: “${cluster}”`,
    happened: [{ paragraph: `Nothing is the matter any more with the cluster “${cluster}” (${number}).` }],
    next: 'Nothing more: the officers’ case has been closed.',
    turn: 'Nobody’s.',
    asked,
  }),
  struckOff: ({ cluster, number, reason }) => ({
    subject: `The cluster “${cluster}” has been struck off`,
    happened: [
      { paragraph: `An officer has struck the cluster “${cluster}” (${number}) off the register.` },
      { paragraph: `The reason: ${reason}` },
    ],
    next: 'The memberships have ended with it, and its name is free again. Everybody may apply for a new cluster.',
    turn: 'Nobody’s.',
    asked,
  }),
  clusterEnded: ({ cluster, number, organisation, was, reason }) => ({
    subject: `The cluster “${cluster}” has been struck off`,
    happened: [
      {
        paragraph:
          was === 'invitation'
            ? `The invitation of ${organisation} into the cluster “${cluster}” (${number}) is void: an officer has struck the cluster off the register.`
            : `The request of ${organisation} to join the cluster “${cluster}” (${number}) has come to nothing: an officer has struck the cluster off the register.`,
      },
      { paragraph: `The reason: ${reason}` },
    ],
    next: 'Nothing more: there is nothing left to answer or to wait for.',
    turn: 'Nobody’s.',
    asked:
      was === 'invitation'
        ? `You get this mail because ${organisation} had been invited into the cluster.`
        : `You get this mail because ${organisation} had asked to join the cluster.`,
  }),
  coordinatorAppointed: ({ cluster, number, organisation, reason }) => ({
    subject: `${organisation} now leads the cluster “${cluster}”`,
    happened: [
      {
        paragraph: `An officer has given the coordination of the cluster “${cluster}” (${number}) to ${organisation}, because the register does not hold the former coordinator active.`,
      },
      { paragraph: `The reason: ${reason}` },
    ],
    next: 'All memberships stay as they are.',
    turn: 'The new coordinator’s.',
    asked,
  }),
}
