/** What the list of applications says, in English. */
export const texts = {
  title: 'Applications',
  empty: {
    title: 'No application yet',
    sentence: 'Once this organisation applies for a cluster, the application stands here with its state.',
  },
  begun: (date: string) => `begun on ${date}`,
  sent: (date: string) => `sent on ${date}`,
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
  },
}
export type Texts = typeof texts
