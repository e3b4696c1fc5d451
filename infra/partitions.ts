/**
 * Which partitions the functions that strangers reach may touch, by the beginnings of their keys: the conditions of their grants.
 * Persons, their roles and claims are in none that a link leads to.
 */
export const linkPartitions = {
  read: ['APP#*', 'ORG#*', 'CLOCK'],
  check: ['ORG#*'],
  write: ['APP#*', 'CLU#*', 'MAIL#*'],
} as const

/** What anybody may check: extracts, registration numbers, and the clusters that they lead to. */
export const proofPartitions = { read: ['EXTRACT#*', 'NUMBER#*', 'CLU#*'] } as const

/** Signing up and in: persons, their addresses, what is counted of them, and the mail with the code. */
export const signInPartitions = {
  read: ['PERSON#*', 'EMAIL#*', 'LIMIT#*', 'CLOCK'],
  write: ['PERSON#*', 'EMAIL#*', 'LIMIT#*', 'MAIL#*'],
} as const

/** What a function that only reads for people writes all the same: how often they asked. */
export const readersOwnPartitions = ['RATE#*'] as const
