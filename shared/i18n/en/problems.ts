import type { ProblemText, ProblemType } from '../../http/problem-types.ts'

const say = (title: string, detail: string | ProblemText['detail'], remedy: string): ProblemText => ({
  title,
  detail: typeof detail === 'string' ? () => detail : detail,
  remedy,
})

/** What we say about each kind of problem, in English. */
export const en: Record<ProblemType, ProblemText> = {
  'malformed-body': say(
    'The body is not JSON',
    'The body of the request could not be read as JSON.',
    'Send one JSON value in UTF-8, as the API description shows it.',
  ),
  'invalid-request': say(
    'The request is not valid',
    'Something in the request is missing, too long, or not what is expected there; "errors" names each place.',
    'Correct the places named in "errors" and send the request again.',
  ),
  'organisation-required': say(
    'For which organisation?',
    'This is done for an organisation, and the request does not say for which.',
    'Send its key in the header consort-organisation, for example ru-inn:7735007358; GET /api/me lists yours.',
  ),
  unauthenticated: say(
    'You are not signed in',
    'The request carries no access token of a person that we know.',
    'Sign in and send the access token in the header Authorization.',
  ),
  'wrong-entrance': say(
    'Not through this entrance',
    'The service is reached at its public address only.',
    'Send the request to the public address of the service.',
  ),
  forbidden: say(
    'You may not do this',
    'This takes a role that you do not have, or concerns an organisation of your own.',
    'Ask a colleague who has the role.',
  ),
  'not-representative': say(
    'You do not represent this organisation',
    'You may not act for the organisation named in the header consort-organisation.',
    'GET /api/me lists the organisations that you represent; you can claim to represent another.',
  ),
  'not-found': say(
    'There is no such thing',
    'What you ask for does not exist, or is not open to you.',
    'Check the address, and for which organisation you act.',
  ),
  'gate-short': say(
    'The conditions are not met yet',
    'This cannot be decided now, because the conditions for a cluster are not met; "results" says of each rule what was observed, what is required, and who is concerned.',
    'Add or replace organisations, or wait for answers; then try again.',
  ),
  'request-in-progress': say(
    'The same request is being carried out',
    'A request with this idempotency key has begun and not ended.',
    'Wait a minute and send the same request again; nothing is done twice.',
  ),
  'not-in-this-state': say(
    'Not in this state',
    ({ status }) =>
      status === undefined
        ? 'The state that it is in does not allow this.'
        : `The state "${status}" does not allow this.`,
    'Read it again to see where it stands and whose turn it is.',
  ),
  'changed-meanwhile': say(
    'It was changed meanwhile',
    'Somebody or something changed it between your reading and your writing.',
    'Read it again, and repeat the request if you still want it.',
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
  'already-member': say(
    'You are a member already',
    'The organisation is a member of this cluster.',
    'Nothing needs to be done.',
  ),
  'not-requested': say(
    'There is no open request',
    'The request to join has been decided or withdrawn, or was never made.',
    'Read how it stands now. To join, ask again.',
  ),
  'coordinator-must-hand-over': say(
    'The coordinator cannot leave',
    'A cluster always has a coordinator, and it is this organisation.',
    'Offer the coordination to another member; once that has accepted, you can leave.',
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
  'import-running': say(
    'An import is running',
    'One import of the register runs at a time.',
    'Wait for it to end, then start yours.',
  ),
  'pack-version-taken': say(
    'The version is taken',
    'A rule pack of this version has been published already; a published pack never changes.',
    'Publish it under the next version.',
  ),
  'nothing-to-find': say(
    'Nothing to find on',
    'There is no open question about this rule with this evidence.',
    'Read the case again: its evidence may have changed.',
  ),
  'measure-exists': say(
    'There is such a measure already',
    ({ id }) => `A measure named ${id ?? 'like that'} has been published already.`,
    'Change that measure, or choose another name.',
  ),
  'chain-cycle': say(
    'The link would close a cycle',
    ({ titles }) => `A chain leads forward only; this link would lead round: ${titles ?? ''}.`,
    'Leave the link out, or take away another one along the cycle first.',
  ),
  'too-many-chains': say(
    'Too many chains',
    'There are as many cooperation chains here as there may be.',
    'Remove a chain that is no longer needed.',
  ),
  'staffing-runs': say(
    'The chain is being staffed already',
    'A computation of who could fill this chain is under way.',
    'Wait for its result, a minute at most, or read how far it is.',
  ),
  'not-restartable': say(
    'It cannot be restarted',
    'Only an application that is under way can be restarted.',
    'Read the application to see where it stands.',
  ),
  'case-taken': say(
    'A colleague has this case',
    'Another officer has taken this case.',
    'Ask that officer to pass it on, or release it first.',
  ),
  'decided-elsewhere': say(
    'This case has a decision of its own',
    'A case of this kind is closed by what decides it, not by hand.',
    'Decide it by the route for its kind; GET /api/officer/cases/{id} says what it is about.',
  ),
  'identifier-taken': say(
    'The identifier belongs to another organisation',
    ({ identifier = 'An identifier', key = 'another organisation' }) => `${identifier} leads to ${key}.`,
    'If both are the same organisation, merge them.',
  ),
  'merge-under-way': say(
    'A merge is under way',
    'One of the organisations is being merged, or has been merged before.',
    'Look at the merge; it is finished, or undone, before another begins.',
  ),
  'too-late-to-undo': say(
    'It is too late to undo this',
    ({ until = 'a while ago' }) => `The merge could be undone until ${until}.`,
    'Correct the organisations one by one.',
  ),
  'still-running': say(
    'It is still running',
    'The execution is still running.',
    'Wait for it to end, or stop it first.',
  ),
  'cluster-in-order': say(
    'Nothing is the matter with the cluster',
    'Enough members count and the coordinator is active, so the cluster cannot be struck off.',
    'Close the case; if the register is wrong, correct the organisation first.',
  ),
  'time-to-mend': say(
    'The cluster still has time to mend it',
    ({ until = 'a later day' }) => `The cluster has until ${until} to mend what is the matter.`,
    'Wait until then; if it is mended, the case closes by itself.',
  ),
  'coordinator-is-active': say(
    'The coordinator can act for itself',
    'The register holds the coordinator active, so it hands the coordination over itself.',
    'Ask the coordinator to hand over.',
  ),
  'too-many-pins': say(
    'Too many pinned posts',
    ({ most }) => `At most ${most ?? 'a few'} posts can be pinned in a space.`,
    'Take another one down first.',
  ),
  'awaiting-answer': say(
    'They have not answered yet',
    ({ most }) => `You have written ${most ?? 'several'} messages in this conversation without an answer.`,
    'Wait for the answer of the other organisation.',
  ),
  'file-not-as-declared': say(
    'The file is not what it was declared to be',
    'Its content or its size does not fit the type and size that were declared; it was not accepted.',
    'Declare the file as what it is, or choose another one, and upload it anew.',
  ),
  'file-has-formulas': say(
    'A cell of the table would be run as a formula',
    ({ row, column }) =>
      `Whoever opens the table in a spreadsheet would run what stands in row ${row ?? '?'}, column ${column ?? '?'}; it was not accepted.`,
    'Begin such cells with an apostrophe or a letter, or share the table as a PDF, and upload it anew.',
  ),
  'handover-open': say(
    'The coordination is offered already',
    ({ until = 'a later day' }) => `An offer to hand the coordination over is open until ${until}; only one can be.`,
    'Wait for the answer, or take the offer back first.',
  ),
  'handover-closed': say(
    'The offer is closed',
    'The offer to coordinate was answered, taken back, has run out, or has lost its ground.',
    'Read how it stands now. The coordinator can offer again.',
  ),
  'coordinator-must-be-participant': say(
    'Only a participant can lead an application',
    'The rules ask for an active participant at the head of an application, and this organisation is a partner.',
    'Offer the coordination to a participant.',
  ),
  'entry-closed': say(
    'The entry is closed',
    'The entry on the board has ended or was closed.',
    'Look for open entries.',
  ),
  'removed-from-project': say(
    'Taken out of the project',
    'Whoever leads the project has taken your organisation out of it.',
    'Write to the lead or to the coordinator: they can let you back.',
  ),
  'lead-must-hand-over': say(
    'The lead hands over first',
    'The organisation leads this project.',
    'Name another participant as its lead first, or close the project.',
  ),
  'founding-project': say(
    'The cluster was registered with this project',
    'Only projects that were added later can be taken away.',
    'Close it instead; its history stays.',
  ),
  'not-seeking': say(
    'The project seeks nothing at present',
    'Strangers can write about a project only while it seeks partners or money.',
    'Write to the organisation itself instead.',
  ),
  'precondition-failed': say(
    'It is not the version that you read',
    'The ETag in If-Match is not the current one.',
    'Read it again, look at what changed, and repeat your change with the new ETag.',
  ),
  'body-too-large': say('The body is too large', 'A body may have 384 KB at most.', 'Send the list in parts.'),
  'media-type': say(
    'The body is not declared as JSON',
    'Only bodies with the content type application/json are read.',
    'Send the header content-type: application/json.',
  ),
  'wrong-code': say(
    'The code is not right',
    'The code is mistyped, has expired or has been used; or there have been too many wrong ones.',
    'Look at the latest mail. With the session in "facts", if there is one, try again; otherwise ask for a new code. Too many wrong codes close a claim, and sign-in until tomorrow.',
  ),
  'idempotency-key-reused': say(
    'The idempotency key was used for another request',
    'This idempotency key came with another body within the last 24 hours.',
    'Use a fresh key for each new request.',
  ),
  'precondition-required': say(
    'Which version do you change?',
    'A change must name the version that it is based on.',
    'Send the ETag of your last reading in the header If-Match.',
  ),
  'too-many-requests': say(
    'Too many requests',
    ({ seconds }) => `That was more often than is allowed; it goes on in ${seconds ?? 60} seconds.`,
    'Wait as long as Retry-After says.',
  ),
  internal: say(
    'Something went wrong on our side',
    'The request could not be carried out because of a fault of the service.',
    'Try again in a minute; if it stays, tell the help contact the request id.',
  ),
  held: say(
    'Held back for a while',
    ({ note = '' }) => `The operators of the service hold this back at present: ${note}`,
    'Nothing is lost. Try again later; GET /api/status says when it goes on.',
  ),
  busy: say(
    'Too busy at the moment',
    'Many requests meet here at the moment; nothing was changed.',
    'Send the same request again after the time that Retry-After says.',
  ),
}
