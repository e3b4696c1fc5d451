import type { ProblemType } from './problem-types.ts'
import type { Route } from './route.ts'

/** The problems that a route can answer with: its own, and those that the chain adds to every route of its kind. */
export const failuresOf = (route: Route): readonly ProblemType[] => {
  const { who, method, repeat, ifMatch } = route
  const takesBody = method !== 'GET' && method !== 'DELETE' && !route.anyBody
  const all: readonly (ProblemType | false)[] = [
    'wrong-entrance',
    'invalid-request',
    'internal',
    'busy',
    takesBody && 'malformed-body',
    takesBody && 'body-too-large',
    takesBody && 'media-type',
    who !== 'anyone' && 'unauthenticated',
    who !== 'anyone' && 'too-many-requests',
    who === 'representative' && 'organisation-required',
    who === 'representative' && 'not-representative',
    (who === 'officer' || who === 'operator') && 'forbidden',
    ifMatch === 'required' && 'precondition-required',
    ifMatch !== undefined && 'precondition-failed',
    repeat !== undefined && 'idempotency-key-reused',
    repeat === 'list' && 'request-in-progress',
    method !== 'GET' && 'changed-meanwhile',
    ...route.failures,
  ]
  return [...new Set(all.filter((type) => type !== false))].toSorted()
}
