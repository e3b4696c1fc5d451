import type { MeasureApplication, Window } from './measure.ts'

/** Whether one can apply on a day, and what comes next: until when, from when, or never again. */
export type Opening =
  | { readonly state: 'always' }
  | { readonly state: 'open'; readonly closesOn: string }
  | { readonly state: 'opensLater'; readonly opensOn: string }
  | { readonly state: 'over' }

const earliestOf = (windows: readonly Window[], by: (window: Window) => string): Window | undefined =>
  windows.toSorted((a, b) => (by(a) < by(b) ? -1 : 1))[0]

/** Where the windows of a measure stand on a day (in the rule pack's time zone, both ends included). Windows that overlap hold together: the last day counts. */
export const openingOn = (application: MeasureApplication, today: string): Opening => {
  if (application.kind === 'always') return { state: 'always' }
  const { windows } = application
  const open = windows.filter(({ opensOn, closesOn }) => opensOn <= today && today <= closesOn)
  const last = open.toSorted((a, b) => (a.closesOn < b.closesOn ? 1 : -1))[0]
  if (last) return { state: 'open', closesOn: last.closesOn }
  const next = earliestOf(
    windows.filter(({ opensOn }) => opensOn > today),
    ({ opensOn }) => opensOn,
  )
  return next ? { state: 'opensLater', opensOn: next.opensOn } : { state: 'over' }
}

/** Whether one can apply on the day. */
export const isOpen = ({ state }: Opening): boolean => state === 'always' || state === 'open'
