import jsonata from 'jsonata'
import { expressionIn } from './asl-expression.ts'

/** Every text in a definition that is an expression, without its brackets. */
export const expressionsIn = (definition: unknown): readonly string[] => {
  if (typeof definition === 'string') return [expressionIn(definition) ?? []].flat()
  return typeof definition === 'object' && definition !== null ? Object.values(definition).flatMap(expressionsIn) : []
}

type Node = { readonly type?: string; readonly steps?: readonly Node[]; readonly value?: unknown }

const rootsOf = (node: unknown): readonly Node[] => {
  if (typeof node !== 'object' || node === null) return []
  const { type, steps } = node as Node
  if (type === 'path') return [...(steps?.slice(0, 1) ?? []), ...Object.values(steps?.slice(1) ?? []).flatMap(rootsIn)]
  return [...(type === 'name' ? [node] : []), ...rootsIn(node)]
}

const rootsIn = (node: Node): readonly Node[] => Object.values(node).flatMap(rootsOf)

/** The names that the expression's paths begin with but that are no variables: Step Functions knows only variables there. */
export const bareNames = (expression: string): readonly string[] =>
  rootsOf(jsonata(expression).ast())
    .filter(({ type }) => type === 'name')
    .map(({ value }) => String(value))
