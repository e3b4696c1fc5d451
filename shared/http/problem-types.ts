import type { ConflictCode } from '../domain/errors.ts'

/** Every kind of problem that the API answers with, and its status; `docs/problems.md` has a paragraph for each. */
export const problemStatuses = {
  'malformed-body': 400,
  'invalid-request': 400,
  'organisation-required': 400,
  unauthenticated: 401,
  'wrong-entrance': 403,
  forbidden: 403,
  'not-representative': 403,
  'not-found': 404,
  'gate-short': 409,
  'request-in-progress': 409,
  'not-in-this-state': 409,
  'changed-meanwhile': 409,
  'too-many-organisations': 409,
  'invitation-expired': 409,
  'invitation-revoked': 409,
  'not-invited': 409,
  'coordinator-cannot-decline': 409,
  'organisation-not-active': 409,
  'resend-too-soon': 409,
  'no-more-extensions': 409,
  'deadline-passed': 409,
  'already-answered': 409,
  'already-represents': 409,
  'already-appealed': 409,
  'address-change-open': 409,
  'claim-closed': 409,
  'import-running': 409,
  'pack-version-taken': 409,
  'nothing-to-find': 409,
  'measure-exists': 409,
  'chain-cycle': 409,
  'too-many-chains': 409,
  'staffing-runs': 409,
  'not-restartable': 409,
  'still-running': 409,
  'case-taken': 409,
  'decided-elsewhere': 409,
  'identifier-taken': 409,
  'merge-under-way': 409,
  'too-late-to-undo': 409,
  'cluster-in-order': 409,
  'time-to-mend': 409,
  'coordinator-is-active': 409,
  held: 409,
  'precondition-failed': 412,
  'body-too-large': 413,
  'media-type': 415,
  'wrong-code': 422,
  'idempotency-key-reused': 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  internal: 500,
  busy: 503,
} as const satisfies { readonly [type: string]: number }

/** The last part of a problem's `type`; stable for ever. */
export type ProblemType = keyof typeof problemStatuses

/** The problem that each reason for a conflict becomes. */
export const conflictProblems = {
  notInThisState: 'not-in-this-state',
  changedMeanwhile: 'changed-meanwhile',
  tooManyOrganisations: 'too-many-organisations',
  invitationExpired: 'invitation-expired',
  invitationRevoked: 'invitation-revoked',
  notInvited: 'not-invited',
  coordinatorCannotDecline: 'coordinator-cannot-decline',
  organisationNotActive: 'organisation-not-active',
  resendTooSoon: 'resend-too-soon',
  noMoreExtensions: 'no-more-extensions',
  deadlinePassed: 'deadline-passed',
  alreadyAnswered: 'already-answered',
  alreadyRepresents: 'already-represents',
  alreadyAppealed: 'already-appealed',
  addressChangeOpen: 'address-change-open',
  claimClosed: 'claim-closed',
  importRunning: 'import-running',
  packVersionTaken: 'pack-version-taken',
  nothingToFind: 'nothing-to-find',
  measureExists: 'measure-exists',
  chainCycle: 'chain-cycle',
  tooManyChains: 'too-many-chains',
  staffingRuns: 'staffing-runs',
  notRestartable: 'not-restartable',
  stillRunning: 'still-running',
  caseTaken: 'case-taken',
  decidedElsewhere: 'decided-elsewhere',
  identifierTaken: 'identifier-taken',
  mergeUnderWay: 'merge-under-way',
  tooLateToUndo: 'too-late-to-undo',
  clusterInOrder: 'cluster-in-order',
  timeToMend: 'time-to-mend',
  coordinatorIsActive: 'coordinator-is-active',
} as const satisfies Record<ConflictCode, ProblemType>

/** What a problem's sentence may mention. */
export type Facts = { readonly [name: string]: string | number }

/** The sentences about one kind of problem. */
export type ProblemText = {
  readonly title: string
  readonly detail: (facts: Facts) => string
  readonly remedy: string
}
