import { CLUSTERS } from './play.ts'

/** What one run of a part needs: items read by their keys, partitions asked, transactions of so many members; `times` it runs. */
type Need = {
  readonly times: number
  readonly keys: number
  readonly queries: number
  readonly transactions: readonly number[]
}

/** The most keys of one batch, and the most members of one transaction. */
const MOST = 100

const packed = (items: number): number => Math.ceil(items / MOST)

const requestsOf = ({ times, keys, queries, transactions }: Need): number =>
  times * (packed(keys) + queries + transactions.reduce((sum, members) => sum + packed(members), 0))

/** The eight counts of an application. */
const COUNTS = 8
/** The register entries that the last transaction demands something of: the pack's minimum. */
const CHECKED = 30

/** The application has one project, which its applicant carries. */
const PROJECTS = 1
const PARTS = 1

const once = (keys: number, queries: number, ...transactions: readonly number[]): readonly Need[] => [
  { times: 1, keys, queries, transactions },
]

/**
 * The items that the design has each part look at and change, for n organisations of which one coordinates.
 *
 * - All tasks: application, outcome of a repeat, pack; the outcome is written.
 * - Submission: application; newest pack; case number, application, start, event, mail.
 * - Screening: list, name, and for each organisation what its key may be an alias of and its entry; the names of clusters; written are
 *   application, name, counts, the coordinator's answer, deadline, event.
 * - Inviting: list, the sender's day, each invitee's alias and entry; newest pack, counts, answers that are there; how many open questions
 *   each invitee has, which no item holds but the answers in its own index partition, so one query each; written are the sender's day, then
 *   for each an answer, a mail and when it was last invited, counts, event, a wake.
 * - A wait: application and pack; counts; the wait, checked against the application.
 * - An answer: answer, count, application, entry; answer, count, event, mail. It wakes: wake, application, look-again, three waits, pack;
 *   counts; one count cleaned.
 * - Assessing: list, name, each one's alias and entry; counts, answers, findings, names of clusters, and members of each cluster or
 *   clusters of each member, whichever are fewer; application and decision.
 * - Registering: application again, each one's entry; counts, answers, memberships; three transactions in a row: to begin, the projects with it,
 *   memberships with their parts in projects and a check each, and the one that makes it true.
 * - Telling the members: fan-out and mails that are there; answers; a mail each.
 * - A mail (invitation, answer, registration for each invitee; two for the coordinator): itself, entries, application, answer, count or
 *   cluster, pack; claim and mark. Of an invitation also the chains, for the stages that it is about. The counts are in those about answers.
 */
const needsOf = (n: number): { readonly [part: string]: readonly Need[] } => {
  const k = n - 1
  return {
    submit: once(1, 1, 5),
    start: once(1, 0, 1),
    ScreenApplication: once(3 + 2 + 2 * n, 1, COUNTS + 6),
    InviteConsortium: once(3 + 2 + 2 * k, 3 + k, 1, 3 * k + COUNTS + 3),
    Await: once(2, 1, 2),
    answer: [{ times: k, keys: 4, queries: 0, transactions: [4] }],
    wake: [{ times: k + 1, keys: 7, queries: 1, transactions: [1] }],
    AssessConsortium: once(3 + 2 + 2 * n, 4 + Math.min(CLUSTERS, n), 3),
    RegisterCluster: once(3 + 1 + n, 3, COUNTS + 3 + PROJECTS, 2 * n + PARTS, COUNTS + CHECKED + 9),
    fanOut: once(1 + k, 1, k + 1),
    mail: [
      { times: k + 2, keys: 6, queries: 0, transactions: [1, 1] },
      { times: k, keys: 6, queries: 1, transactions: [1, 1] },
      { times: k, keys: 7, queries: 1, transactions: [1, 1] },
    ],
  }
}

/** The fewest requests of each part for so many organisations: what the design has it look at and change, perfectly batched, in whatever order. */
export const fewestRequests = (organisations: number): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(needsOf(organisations)).map(([part, needs]) => [
      part,
      needs.reduce((sum, need) => sum + requestsOf(need), 0),
    ]),
  )
