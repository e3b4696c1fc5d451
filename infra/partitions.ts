/** The partitions that answering by a link touches. Persons, their roles and claims are not among them. */
export const linkPartitions = ['APP#*', 'ORG#*', 'CLU#*', 'MAIL#*', 'FAN#*', 'PACKS', 'RATE#*', 'CLOCK'] as const

/** The partitions that signing up and in touches: persons, their addresses, what is counted of them, and the mail with the code. */
export const signInPartitions = ['PERSON#*', 'ADDRESS#*', 'RATE#*', 'MAIL#*', 'CLOCK'] as const

/** What a function that only reads for representatives writes all the same: how often they asked. */
export const readersOwnPartitions = ['RATE#*', 'IDEMPOTENCY#*'] as const
