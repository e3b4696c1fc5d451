import type { ProblemText } from '../http/problem-types.ts'

/** The text of a problem: a title, what is the matter (it may name what the problem carries), and what to do. */
export const say = (title: string, detail: string | ProblemText['detail'], remedy: string): ProblemText => ({
  title,
  detail: typeof detail === 'string' ? () => detail : detail,
  remedy,
})
