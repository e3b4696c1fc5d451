import { timingSafeEqual } from 'node:crypto'
import { Refused } from '../../shared/http/refusals.ts'
import type { HttpEvent } from './event.ts'

/** The header that only our own edge adds. */
export const EDGE_HEADER = 'x-origin-verify'

const equal = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Refuses what did not come through the edge: its own address would bypass the firewall. Any of the secrets will do, so that they can be changed. */
export const assertFromEdge = ({ headers }: HttpEvent, secrets: readonly string[]): void => {
  const shown = headers[EDGE_HEADER]
  if (shown === undefined || !secrets.some((secret) => equal(secret, shown))) throw new Refused('wrong-entrance')
}
