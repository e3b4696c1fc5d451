/** What the way in says, in English. */
export const texts = {
  title: 'Sign in',
  intro: 'We send a code to your address. There is no password.',
  email: 'E-mail address',
  emailWrong: 'This is not a complete address; one looks like name@organisation.example.',
  send: 'Send the code',
  signUp: 'I am new here: sign up',
  consent:
    'By signing up you agree that this service keeps your address, and what you do here for an organisation, for as long as its cases are kept.',
  sentTo: (email: string) =>
    `If ${email} is known here, a code is on its way to it. Please enter it within ten minutes.`,
  code: 'Code of eight digits',
  codeWrong: 'The code has eight digits.',
  enter: 'Sign in',
  again: 'Use another address or a new code',
  what: {
    title: 'Found a cluster together',
    sentence:
      'Consort registers inter-sectoral clusters of organisations. Who meets the rules is registered by itself; people look only at what the rules cannot decide.',
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
    invited: 'Were you invited? The link in the mail takes your answer without signing in.',
    extract: 'Check an extract of the register',
  },
}
export type Texts = typeof texts
