import { pending } from './follow-ups.ts'
import { obey, type Sent } from './obey.ts'
import type { State } from './state.ts'

type Node = { readonly state: State; readonly answers: readonly (string | undefined)[] }

const textOf = (node: Node): string => JSON.stringify(node)

const afterCommand = ({ state, answers }: Node, sent: Sent, at: number): Node => {
  const next = structuredClone(state)
  const answer = obey(next, sent)
  return { state: next, answers: answers.with(at, answer) }
}

const afterFollowUp = ({ state, answers }: Node, at: number): Node => {
  const next = structuredClone(state)
  pending(next)[at]?.()
  return { state: next, answers }
}

/** Everything that may happen next: something follows, or one of the commands that are still to come. */
const next = (node: Node, sents: readonly Sent[]): readonly Node[] => [
  ...pending(node.state).map((_, at) => afterFollowUp(node, at)),
  ...sents.flatMap((sent, at) => (node.answers[at] === undefined ? [afterCommand(node, sent, at)] : [])),
]

/** All states, with the answers to the commands, in which the model can come to rest: whatever the order, and whenever what follows follows. */
export const outcomesOf = function* (state: State, sents: readonly Sent[]): Generator<Node> {
  const seen = new Set<string>()
  const open: Node[] = [{ state, answers: sents.map(() => undefined) }]
  for (let node = open.pop(); node; node = open.pop()) {
    const following = next(node, sents)
    if (following.length === 0) yield node
    for (const one of following.toReversed()) {
      const text = textOf(one)
      if (!seen.has(text)) open.push(one)
      seen.add(text)
    }
  }
}
