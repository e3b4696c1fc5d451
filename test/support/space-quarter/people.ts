import type { Random } from '../../../local/random.ts'
import { anOrganisation } from '../a-register.ts'
import { idOf } from '../builders.ts'

/** How much there is of a simulated quarter. */
export type Scale = {
  readonly clusters: number
  readonly membersOfEach: number
  readonly posts: number
  readonly days: number
  readonly seed: number
}

/** A person and whom it represents. */
export type Somebody = { readonly id: string; readonly organisations: readonly string[] }

/** Who there is: clusters with their members, the first of which coordinates, and the persons of all organisations. */
export type People = {
  readonly clusters: readonly { readonly id: string; readonly members: readonly string[] }[]
  readonly organisations: readonly string[]
  readonly persons: readonly Somebody[]
}

const keyOf = (number: number): string => anOrganisation(number + 1).key

/** Every tenth member belongs to the next cluster too; every eighth organisation has two persons, every twelfth person two organisations. */
export const peopleOf = ({ clusters, membersOfEach }: Scale, random: Random): People => {
  const count = clusters * membersOfEach
  const own = (cluster: number) => Array.from({ length: membersOfEach }, (_, at) => keyOf(cluster * membersOfEach + at))
  const shared = (cluster: number) => own((cluster + 1) % clusters).filter((_, at) => at % 10 === 9)
  const organisations = Array.from({ length: count }, (_, number) => keyOf(number))
  const first = organisations.map((key, number) => ({
    id: idOf(10_000 + number),
    organisations: number % 12 === 11 ? [key, random.oneOf(organisations)] : [key],
  }))
  const second = organisations.flatMap((key, number) =>
    number % 8 === 7 ? [{ id: idOf(50_000 + number), organisations: [key] }] : [],
  )
  return {
    clusters: Array.from({ length: clusters }, (_, cluster) => ({
      id: idOf(500 + cluster),
      members: clusters > 1 ? [...own(cluster), ...shared(cluster)] : own(cluster),
    })),
    organisations,
    persons: [...first, ...second],
  }
}
