import * as z from 'zod'
import {
  Conflict,
  Forbidden,
  GateShort,
  Held,
  InvalidRequest,
  NotFound,
  PreconditionFailed,
  TooMany,
  WrongCode,
} from '../domain/errors.ts'
import type { Language } from '../domain/organisation.ts'
import { Busy, ConditionFailed } from '../stores/table.ts'
import { en } from '../i18n/en/problems.ts'
import { sayFault } from '../i18n/say-fault.ts'
import { ru } from '../i18n/ru/problems.ts'
import { conflictProblems, problemStatuses, type Facts, type ProblemText, type ProblemType } from './problem-types.ts'
import { Refused, type Issue } from './refusals.ts'
import { showResult, ruleResultView } from './rule-view.ts'

/** A problem as callers see it (RFC 9457): `detail` says what stands against the request, `remedy` what can be done about it. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  remedy: z.string(),
  requestId: z.string(),
  errors: z
    .array(
      z.strictObject({ in: z.enum(['body', 'query', 'path', 'header']), pointer: z.string(), message: z.string() }),
    )
    .optional(),
  results: z.array(ruleResultView).optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Problem = z.infer<typeof problemSchema>

type Found = {
  readonly type: ProblemType
  readonly facts?: Facts
  readonly more?: Pick<Problem, 'errors' | 'results'>
  readonly retryAfterSeconds?: number
}

const inWords = ({ message, ...place }: Issue, language: Language): Issue => ({
  ...place,
  message: sayFault(message, language),
})

/** The one table from errors to problems; what is not in it is our own failure. */
const find = (error: unknown, language: Language): Found => {
  if (error instanceof Refused)
    return {
      type: error.type,
      ...(error.issues.length > 0 ? { more: { errors: error.issues.map((issue) => inWords(issue, language)) } } : {}),
    }
  if (error instanceof NotFound) return { type: 'not-found' }
  if (error instanceof Forbidden) return { type: 'forbidden' }
  if (error instanceof InvalidRequest)
    return {
      type: 'invalid-request',
      more: {
        errors: error.issues.map(({ path, message }) => ({
          in: 'body',
          pointer: path,
          message: sayFault(message, language),
        })),
      },
    }
  if (error instanceof GateShort)
    return { type: 'gate-short', more: { results: error.results.map((result) => showResult(result, language)) } }
  if (error instanceof Conflict) return { type: conflictProblems[error.code], facts: error.facts }
  if (error instanceof WrongCode)
    return { type: 'wrong-code', ...(error.session === undefined ? {} : { facts: { session: error.session } }) }
  if (error instanceof ConditionFailed) return { type: 'changed-meanwhile' }
  if (error instanceof PreconditionFailed) return { type: 'precondition-failed' }
  if (error instanceof TooMany)
    return {
      type: 'too-many-requests',
      facts: { seconds: error.retryAfterSeconds },
      retryAfterSeconds: error.retryAfterSeconds,
    }
  if (error instanceof Held) return { type: 'held', facts: { note: error.notes[language] } }
  if (error instanceof Busy) return { type: 'busy', retryAfterSeconds: error.retryAfterSeconds }
  return { type: 'internal' }
}

const texts: Record<Language, Record<ProblemType, ProblemText>> = { en, ru }

/** The problem that an error is, in the caller's language; what we did not foresee is a bare 500 that says nothing of it. */
export const problemOf = (
  error: unknown,
  { language, requestId }: { readonly language: Language; readonly requestId: string },
): { readonly problem: Problem; readonly type: ProblemType; readonly retryAfterSeconds?: number | undefined } => {
  const { type, facts = {}, more, retryAfterSeconds } = find(error, language)
  const text = texts[language][type]
  const problem: Problem = {
    type: `/problems/${type}`,
    title: text.title,
    status: problemStatuses[type],
    detail: text.detail(facts),
    remedy: text.remedy,
    requestId,
    ...more,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  }
  return { problem, type, retryAfterSeconds }
}
