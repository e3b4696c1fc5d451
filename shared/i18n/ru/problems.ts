import type { ProblemText, ProblemType } from '../../http/problem-types.ts'
import { applicationProblems } from './problems-applications.ts'
import { clusterProblems } from './problems-clusters.ts'
import { officeProblems } from './problems-offices.ts'
import { requestProblems } from './problems-requests.ts'

/** What we say about each kind of problem, in Russian. */
export const ru: Record<ProblemType, ProblemText> = {
  ...requestProblems,
  ...applicationProblems,
  ...clusterProblems,
  ...officeProblems,
}
