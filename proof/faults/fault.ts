/**
 * What may happen to a call: it throws before its effect, or after; it is never answered, the function is ended at its time limit, and the request is
 * obeyed later, in the middle of the recovery; what called the function arrives twice, and the second runs whole before this call; the process
 * dies once the call had its effect.
 */
export const kinds = ['before', 'after', 'timesOut', 'twice', 'dies'] as const
export type Kind = (typeof kinds)[number]

/** Which call of a path (from 1) meets what. */
export type Fault = { readonly at: number; readonly kind: Kind }

/** The error that a failing call throws, and that ends a function. */
export class Injected extends Error {
  override readonly name = 'Injected' as const
}

/** One call as a path made it: by whom, from where, to what. */
export type Seen = {
  readonly at: number
  readonly useCase: string
  readonly site: string
  readonly port: string
  readonly verb: string
}

const READS = new Set(
  'get getMany query status facts read paths uploadUrl downloadUrl list latest history initiate refresh'.split(' '),
)

/** Whether a call changes something outside. */
export const changes = ({ verb }: Pick<Seen, 'verb'>): boolean => !READS.has(verb)

/** What can happen to a call; of a read a lost reply is no different from a failed call. */
export const kindsFor = (call: Pick<Seen, 'verb'>): readonly Kind[] =>
  kinds.filter((kind) => kind !== 'after' || changes(call))
