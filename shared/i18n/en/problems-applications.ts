import { say } from '../say-problem.ts'

/** Problems of applications, invitations and representation, in English. */
export const applicationProblems = {
  'gate-short': say(
    'The conditions are not met yet',
    'This cannot be decided now, because the conditions for a cluster are not met; "results" says of each rule what was observed, what is required, and who is concerned.',
    'Add or replace organisations, or wait for answers; then try again.',
  ),
  'not-in-this-state': say(
    'Not in this state',
    ({ status }) =>
      status === undefined
        ? 'The state that it is in does not allow this.'
        : `The state "${status}" does not allow this.`,
    'Read it again to see where it stands and whose turn it is.',
  ),
  'too-many-organisations': say(
    'Too many organisations',
    ({ most }) =>
      most === undefined
        ? 'That would be more organisations than are allowed.'
        : `At most ${most} organisations are allowed.`,
    'Wait for answers, or withdraw invitations that nobody has answered.',
  ),
  'invitation-expired': say(
    'The invitation has expired',
    'The time to answer this invitation is over.',
    'Ask the coordinator to invite you again.',
  ),
  'invitation-revoked': say(
    'The invitation no longer stands',
    'The coordinator has taken this invitation back, or the application has ended.',
    'Ask the coordinator if you think that this is a mistake.',
  ),
  'not-invited': say(
    'Not invited',
    'This organisation has not been asked yet.',
    'The invitation goes out by itself as soon as nothing stands against it.',
  ),
  'coordinator-cannot-decline': say(
    'The coordinator has confirmed by submitting',
    'The organisation that leads the application cannot decline it.',
    'Withdraw the application instead.',
  ),
  'organisation-not-active': say(
    'The organisation is not active',
    'The register holds this organisation as suspended or struck off.',
    'Ask the supervising body to have the register corrected.',
  ),
  'resend-too-soon': say(
    'Sent only a short while ago',
    ({ retryAt }) =>
      retryAt === undefined
        ? 'The same mail went out too short a time ago.'
        : `The same mail went out too short a time ago; it can be sent again from ${retryAt}.`,
    'Wait, or remind the organisation in another way.',
  ),
  'not-accepting': say(
    'It takes no invitations',
    ({ until }) =>
      until === undefined
        ? 'The organisation takes no invitations at present.'
        : `The organisation takes no invitations until ${until}.`,
    'Invite another organisation, or this one when it takes invitations again.',
  ),
  'too-many-muted': say(
    'As many senders are muted as may be',
    ({ most }) => `An organisation can mute ${most ?? 200} senders at most.`,
    'Unmute some of them, or close your organisation to all invitations until a date.',
  ),
  'no-more-extensions': say(
    'No more extensions',
    'The deadline has been extended as often as is allowed.',
    'Collect the missing answers before the deadline.',
  ),
  'deadline-passed': say(
    'The deadline has passed',
    'The time for this is over.',
    'A new application can be made at any time.',
  ),
  'already-answered': say(
    'Already answered',
    'This organisation has already given its answer.',
    'Nothing needs to be done.',
  ),
  'already-represents': say(
    'You already represent this organisation',
    'You may already act for this organisation.',
    'Nothing needs to be done.',
  ),
  'address-change-open': say(
    'A change is under way',
    'A change of the registered address of this organisation has been proposed or waits for its time.',
    'Read it, and confirm or withdraw it first.',
  ),
  'already-appealed': say(
    'Already appealed',
    'There is, or was, an appeal against this refusal; each refusal can be appealed once.',
    'Read the application: it says what has become of the appeal. You can always apply again from a copy.',
  ),
  'claim-closed': say(
    'The claim is closed',
    'This claim has been decided, has expired, or had too many wrong codes.',
    'Make a new claim.',
  ),
  'nothing-to-find': say(
    'Nothing to find on',
    'There is no open question about this rule with this evidence.',
    'Read the case again: its evidence may have changed.',
  ),
  'not-restartable': say(
    'It cannot be restarted',
    'Only an application that is under way can be restarted.',
    'Read the application to see where it stands.',
  ),
}
