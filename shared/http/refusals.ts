import type { ProblemType } from './problem-types.ts'

/** A part of a request, and the place in it (JSON Pointer, RFC 6901) that is wrong, with what would be right. */
export type Issue = {
  readonly in: 'body' | 'query' | 'path' | 'header'
  readonly pointer: string
  readonly message: string
}

/** What HTTP itself refuses, before any use case runs: the problem's type and the failing parts of the request. */
export class Refused extends Error {
  override readonly name = 'Refused' as const
  readonly type: ProblemType
  readonly issues: readonly Issue[]

  constructor(type: ProblemType, issues: readonly Issue[] = []) {
    super(type)
    this.type = type
    this.issues = issues
  }
}
