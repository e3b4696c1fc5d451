import type { Own } from './use-draft.ts'

/** What the last decision says against a part of an application, such as `/name` or `/projects/0`; undefined where it says nothing. */
export const faultAt = ({ faults = [], marks = [], decision }: Own, path: string): string | undefined => {
  const rules = [...faults, ...marks]
    .filter((fault) => fault.path === path || fault.path.startsWith(`${path}/`))
    .map(({ rule }) => rule)
  const failing = (decision?.results ?? []).filter(({ rule, passes }) => rules.includes(rule) && !passes)
  const sentences = failing.map(({ sentences: { verdict, seen, required } }) => `${verdict} ${seen} ${required}`)
  return sentences.length > 0 ? sentences.join(' ') : undefined
}
