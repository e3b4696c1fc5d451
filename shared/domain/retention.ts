import type { Span } from './time.ts'

/**
 * How long what has ended is kept, by kind; a versioned file rather than a rule pack, for the same time must hold for what ended under
 * any pack. `docs/privacy.md` says what each means and what stays. Change a value and its version together.
 */
export const retention = {
  version: 1,
  endedApplication: { days: 1095 },
  claim: { days: 365 },
  mail: { days: 180 },
  erasedPerson: { days: 1095 },
} as const satisfies { readonly version: number } & { readonly [kind: string]: Span | number }
