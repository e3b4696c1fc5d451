import type { ReportedResult } from './rule-result.ts'

/** There is no such thing, or the asker may not know of it: both read the same. */
export class NotFound extends Error {
  override readonly name = 'NotFound' as const

  constructor(kind: string, id: string) {
    super(`there is no ${kind} ${id}`)
  }
}

/** Something stands against the command; `code` is stable and names the problem, `facts` are for the sentence about it. */
export class Conflict extends Error {
  override readonly name = 'Conflict' as const
  readonly code: ConflictCode
  readonly facts: { readonly [name: string]: string | number }

  constructor(code: ConflictCode, facts: { readonly [name: string]: string | number } = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** The reasons for a conflict; the table of problems has a sentence for each. */
export type ConflictCode =
  | 'notInThisState'
  | 'changedMeanwhile'
  | 'tooManyOrganisations'
  | 'invitationExpired'
  | 'invitationRevoked'
  | 'notInvited'
  | 'coordinatorCannotDecline'
  | 'organisationNotActive'
  | 'resendTooSoon'
  | 'notAccepting'
  | 'tooManyMuted'
  | 'noMoreExtensions'
  | 'deadlinePassed'
  | 'alreadyAnswered'
  | 'alreadyRepresents'
  | 'alreadyAppealed'
  | 'addressChangeOpen'
  | 'coordinatorMustHandOver'
  | 'notRequested'
  | 'alreadyMember'
  | 'claimClosed'
  | 'importRunning'
  | 'packVersionTaken'
  | 'nothingToFind'
  | 'measureExists'
  | 'chainCycle'
  | 'tooManyChains'
  | 'staffingRuns'
  | 'notRestartable'
  | 'stillRunning'
  | 'caseTaken'
  | 'decidedElsewhere'
  | 'identifierTaken'
  | 'mergeUnderWay'
  | 'tooLateToUndo'
  | 'clusterInOrder'
  | 'timeToMend'
  | 'coordinatorIsActive'
  | 'tooManyPins'
  | 'awaitingAnswer'
  | 'fileNotAsDeclared'
  | 'fileHasFormulas'
  | 'entryClosed'
  | 'handoverOpen'
  | 'handoverClosed'
  | 'coordinatorMustBeParticipant'
  | 'removedFromProject'
  | 'leadMustHandOver'
  | 'foundingProject'
  | 'notSeeking'

/** The gate does not hold, whoever asks: the rules as they stand. */
export class GateShort extends Error {
  override readonly name = 'GateShort' as const
  readonly results: readonly ReportedResult[]

  constructor(results: readonly ReportedResult[]) {
    super('the gate does not hold')
    this.results = results
  }
}

/** The asker is known but may not do this (a role or a conflict of interest); said openly because the thing is no secret to it. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden' as const
}

/** A value of the request is wrong: the path of each failing field and what would be right. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest' as const
  readonly issues: readonly { readonly path: string; readonly message: string }[]

  constructor(issues: InvalidRequest['issues']) {
    super(issues.map(({ path, message }) => `${path}: ${message}`).join('; '))
    this.issues = issues
  }
}

/** The ETag sent is not the current one. */
export class PreconditionFailed extends Error {
  override readonly name = 'PreconditionFailed' as const
}

/** Operators hold this back for a while; `note` is what they say about it in the asker's language. */
export class Held extends Error {
  override readonly name = 'Held' as const
  readonly notes: { readonly en: string; readonly ru: string }

  constructor(notes: Held['notes']) {
    super('held back by operators')
    this.notes = notes
  }
}

/** Too often; `retryAfterSeconds` says when again. */
export class TooMany extends Error {
  override readonly name = 'TooMany' as const
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('too many requests')
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** A code that is not right, or no longer. With `session` another try goes on there; without it a new code is needed. */
export class WrongCode extends Error {
  override readonly name = 'WrongCode' as const
  readonly session: string | undefined

  constructor(session?: string) {
    super('the code is not right')
    this.session = session
  }
}
