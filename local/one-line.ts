import * as z from 'zod'
import { ApiProblem } from './client.ts'
import { LocalProblem } from './local-problem.ts'

const problemSchema = z.object({
  title: z.string(),
  detail: z.string().optional(),
  remedy: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).default([]),
})

type Problem = z.infer<typeof problemSchema>

const sentences = ({ title, detail, remedy, errors }: Problem): string => {
  const places = errors.map(({ pointer, message }) => `${pointer} ${message}`)
  return places.length > 0 ? `${title}: ${places.join('; ')}.` : [`${title}.`, detail, remedy].filter(Boolean).join(' ')
}

const apiProblem = ({ status, problem }: ApiProblem): string => {
  const known = problemSchema.safeParse(problem)
  if (known.success) return sentences(known.data)
  // The gateway's own word, before any of our code has seen the request.
  if (status === 401) return 'The access token is wrong, or older than ten minutes: sign in again.'
  return `The service answers ${status}: ${JSON.stringify(problem)}`
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

const reasonOf = ({ cause }: Error): string => (cause instanceof Error ? cause.message || codeOf(cause) : 'no reply')

/** What went wrong, in one line for the person at the terminal; undefined where only a stack trace helps, because it is a fault of ours. */
export const oneLine = (error: unknown): string | undefined => {
  if (error instanceof LocalProblem) return error.message
  if (error instanceof ApiProblem) return apiProblem(error)
  if (!(error instanceof Error)) return undefined
  if (codeOf(error).startsWith('ERR_PARSE_ARGS')) return `${error.message.split('. ')[0]?.replace(/\.$/, '')}.`
  if (error.message === 'Region is missing') return 'Which region? AWS_REGION says it.'
  if (error.name === 'CredentialsProviderError' || '$metadata' in error) return `AWS says: ${error.message}`
  return error.message === 'fetch failed' ? `The service does not answer: ${reasonOf(error)}` : undefined
}
