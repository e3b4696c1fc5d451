import { say } from '../say-problem.ts'

/** Problems of requests themselves: what is wrong with them, and with who sends them, in English. */
export const requestProblems = {
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
  'request-in-progress': say(
    'The same request is being carried out',
    'A request with this idempotency key has begun and not ended.',
    'Wait a minute and send the same request again; nothing is done twice.',
  ),
  'changed-meanwhile': say(
    'It was changed meanwhile',
    'Somebody or something changed it between your reading and your writing.',
    'Read it again, and repeat the request if you still want it.',
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
