import { chainIdSchema } from './chain.ts'

/** A chain as addresses name it: its owner (application and cluster alike), and itself. */
export type ChainName = { readonly owner: string; readonly id: string }

/** The name of a chain in one word. */
export const chainIdOf = ({ owner, id }: ChainName): string => `${owner}~${id}`

/** The parts of such a word. Throws where it is none. */
export const parseChainId = (text: string): ChainName => {
  const [owner = '', id = ''] = chainIdSchema.parse(text).split('~')
  return { owner, id }
}
