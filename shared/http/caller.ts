import type { Person } from '../domain/person.ts'
import type { Who } from './route.ts'

/** Who calls, as far as a route wants to know; `by` is how the caller stands in events. */
export type Caller =
  | { readonly who: 'anyone' }
  | {
      readonly who: 'person'
      readonly person: Person
      readonly by: { readonly as: 'person'; readonly personId: string }
    }
  | {
      readonly who: 'representative'
      readonly person: Person
      readonly organisation: string
      readonly by: { readonly as: 'representative'; readonly personId: string; readonly organisation: string }
    }
  | {
      readonly who: 'officer'
      readonly person: Person
      readonly by: { readonly as: 'officer'; readonly personId: string }
    }
  | {
      readonly who: 'operator'
      readonly person: Person
      readonly by: { readonly as: 'operator'; readonly personId: string }
    }

/** A caller of one kind. */
export type CallerAs<W extends Who> = Extract<Caller, { readonly who: W }>

/** Whether a caller is of the kind that a route wants. */
export const isCaller = <W extends Who>(caller: Caller, who: W): caller is CallerAs<W> => caller.who === who
