import type { Membership } from './membership.ts'

/** An attempt at a request to join: which record, in which generation, for the how manyth time. */
export type JoinAttempt = Pick<Membership, 'clusterId' | 'organisation' | 'generation'> & { readonly attempt: number }

/** The name of the execution of an attempt: the same attempt cannot be started twice. Step Functions takes no colon. */
export const joinExecutionName = ({ clusterId, organisation, generation, attempt }: JoinAttempt): string =>
  `${clusterId}_${organisation.replace(':', '_')}_${generation}_${attempt}`
