/**
 * Which partitions the functions that strangers reach may touch, by the beginnings of their keys: the conditions of their grants.
 * Persons, their roles and claims are in none that a link leads to.
 */
export const linkPartitions = {
  read: ['APP#*', 'ORG#*', 'CHN#*', 'WISH#*', 'OCASE#misdirected~*', 'PACKS', 'CLOCK'],
  check: ['ORG#*'],
  write: ['APP#*', 'CLU#*', 'MAIL#*', 'SEAT#*', 'WISH#*', 'OCASE#misdirected~*'],
} as const

/** What anybody may look at: extracts, registration numbers with the clusters that they lead to, the figures, what is held back, and by an index projects that seek something. */
export const openPartitions = {
  read: ['EXTRACT#*', 'NUMBER#*', 'CLU#*', 'FIGURES*', 'HOLD#*'],
  query: ['SEEKS#*'],
} as const

/** Signing up and in: persons, their addresses, what is counted of them, and the mail with the code. */
export const signInPartitions = {
  read: ['PERSON#*', 'EMAIL#*', 'LIMIT#*', 'CLOCK'],
  write: ['PERSON#*', 'EMAIL#*', 'LIMIT#*', 'MAIL#*'],
} as const

/**
 * Organisations and what they can do, the log of what changed of them, who asks and on what clock: all that the search reads; and for candidates the
 * chains, who belongs to their consortium or cluster, and what organisations wish of invitations.
 */
export const searchPartitions = [
  'ORG#*',
  'SEARCH',
  'SEARCH#*',
  'PERSON#*',
  'CLOCK',
  'CHN#*',
  'APP#*',
  'CLU#*',
  'WISH#*',
] as const

/**
 * What the second reader of the stream reads (whatever the figures count, and the clock), looks up in the indexes (of which clusters an organisation
 * is a member), and where it notes what changed: the log of the search, the figures.
 */
export const projectedPartitions = {
  read: ['SEARCH', 'SEARCH#*', 'FIG#*', 'FIGURES*', 'APP#*', 'CLU#*', 'CHN#*', 'ORG#*', 'MEASURES', 'PACKS', 'CLOCK'],
  query: ['ORG#*'],
  write: ['SEARCH', 'SEARCH#*', 'FIG#*', 'FIGURES*'],
} as const

/** Removing the accounts of erased persons: the list of them, and the mark in what remains of each; the clock, for the log. */
export const forgettingPartitions = { read: ['CLOCK'], query: ['FORGET'], write: ['PERSON#*'] } as const

/** What a function that only reads for people writes all the same: how often they asked. */
export const readersOwnPartitions = ['RATE#*'] as const

/**
 * Staffing a chain. Gathering reads what the search does, but for persons; solving and failing read how the run stands; all write the run, which lies
 * with its chain.
 */
export const staffingPartitions = {
  gather: ['ORG#*', 'SEARCH', 'SEARCH#*', 'CLOCK', 'CHN#*', 'APP#*', 'CLU#*', 'WISH#*'],
  run: ['CHN#*', 'CLOCK'],
  write: ['CHN#*'],
} as const
