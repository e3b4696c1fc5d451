import { personPartition } from './person-item.ts'

/** What the index keys of what a person did begin with, in the partition of the person. */
export const DID = 'DID#'

const DOER = /^(?:person|officer|operator):([0-9a-f-]{36})$/

/** The id of the person who did something; undefined for what the service or a link did. */
export const doerOf = (by: string): string | undefined => DOER.exec(by)?.[1]

/** The index keys of an event by which a person finds what it did; none for what the service or a link did. */
export const doerKeys = ({
  by,
  at,
  id,
}: {
  readonly by: string
  readonly at: string
  readonly id: string
}): { readonly [name: string]: string } => {
  const personId = doerOf(by)
  return personId === undefined ? {} : { gsi1pk: personPartition(personId), gsi1sk: `${DID}${at}#${id}` }
}
