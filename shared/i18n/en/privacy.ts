import { counted } from '../counted.ts'
import type { PrivacyTexts } from '../privacy-texts.ts'

/** What we say about being erased, in English. */
export const en: PrivacyTexts = {
  goes: {
    address: 'Your address, and with it every way to find you by it.',
    roles: 'Your roles and your language.',
    representations: 'That you may act for organisations.',
    claims: 'Your claims to represent organisations, with what you wrote in them.',
    notices: 'What you chose to hear of spaces, how far you have read them, and what is new for you.',
    account: 'Your account for signing in, within minutes of the rest.',
    counters: 'What is counted about your sign-ins; the last of it two days later.',
  },
  stays: {
    events:
      'What you did in applications and clusters, under a number that is ours and leads to nobody any more: it is the record that others rely on.',
    decisions:
      'What you found or decided as an officer, under the same number: decisions must show that two were not one.',
    pastRepresentations:
      'For which organisations you could act and when, under the same number, for three years: whether something was done with the right to do it can be asked later.',
    consents: 'Which texts you had agreed to and when, for three years: we must be able to show it.',
    organisations: 'What you wrote in the name of organisations: it belongs to them.',
    writings:
      'Your posts, messages, files, entries of the board and versions of chains, which bear the organisation’s name and the same number: others have answered them. Withdraw before what nobody should read any more.',
  },
  orphaned: (organisation, clusters, applications) =>
    `Nobody else may act for ${organisation}, which leads ${counted('en', clusters, { one: 'cluster', other: 'clusters' })} and ${counted('en', applications, { one: 'application', other: 'applications' })} under way. Add a colleague first, or hand the lead over.`,
}
