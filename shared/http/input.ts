import type * as z from 'zod'
import type { Language } from '../domain/organisation.ts'
import { en } from '../i18n/en/input.ts'
import { ru } from '../i18n/ru/input.ts'
import { pointerTo } from './body.ts'
import type { InputSentence } from './input-sentence.ts'
import { Refused, type Issue } from './refusals.ts'

const sentences: Record<Language, InputSentence> = { en, ru }

const placesOf = (issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]

type Faulty = { readonly issues: readonly Issue[] }

/** The value as its schema reads it, or every place that does not fit. */
export const readInput = <S extends z.ZodType>(
  schema: S,
  value: unknown,
  from: Issue['in'],
  language: Language,
): { readonly value: z.output<S> } | Faulty => {
  const outcome = schema.safeParse(value, { error: sentences[language] })
  if (outcome.success) return { value: outcome.data }
  return {
    issues: outcome.error.issues.flatMap((issue) =>
      placesOf(issue).map((path) => ({ in: from, pointer: pointerTo(path), message: issue.message })),
    ),
  }
}

/** Refuses a request with the issues of all its parts. */
export const refuseAll = (parts: readonly (Faulty | { readonly value: unknown })[]): never => {
  throw new Refused(
    'invalid-request',
    parts.flatMap((part) => ('issues' in part ? part.issues : [])),
  )
}
