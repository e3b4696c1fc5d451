/** What stands around every page, in English. */
export const texts = {
  other: 'Русский',
  home: 'Home',
  main: 'Main',
  applications: 'Applications',
  clusters: 'Clusters',
  apply: 'Apply for a cluster',
  register: 'Register',
  ours: 'Our organisation',
  office: 'For officers',
  queue: 'Queue',
  actingFor: 'Acting for',
  signedInAs: 'Signed in as',
  signOut: 'Sign out',
  toContent: 'To the content',
  loading: 'Loading',
  retry: 'Try again',
  more: 'Show more',
  cancel: 'Cancel',
  wordsMissing: 'Please write a few words.',
  unreachable: {
    title: 'The service does not answer',
    sentence: 'Either your connection is interrupted, or ours is. Nothing has been changed.',
    unsure: 'No answer came back, so we do not know whether it was done. You can safely send it again.',
    /** What is seen is from a moment ago. */
    stale: (time: string) => `No connection. What you see is from ${time}; we keep trying.`,
  },
  failed: {
    title: 'This did not work',
    sentence: 'Something broke on our side. Nothing has been changed; please try again in a moment.',
  },
  notFound: {
    title: 'There is nothing here',
    sentence: 'There is no such page, or it is not for the organisation that you act for.',
    toHome: 'To the home page',
  },
}
export type Texts = typeof texts
