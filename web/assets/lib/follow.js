import { Problem, Unreachable } from './api.js'
import { repeat } from './repeat.js'
import { askSignedIn } from './session.js'
import { isMoving } from './situation.js'

/** @import { Application, Counts, DecisionTime, InviteePage, TimelineEvent, TimelinePage } from '../../replies.ts' */
/** @import { Known } from './situation.js' */
/** @import { Invitee } from './places.js' */

/**
 * What a page shows of an application while it follows it; `troubleSince` is when it last heard, where it now hears nothing.
 * @typedef {object} Live
 * @property {Known} known
 * @property {readonly Invitee[]} invitees
 * @property {string} [troubleSince]
 */

/** @typedef {{ readonly id: string, readonly organisation: string }} Followed */

const EVERY = 2_000
const AFTER_REGISTRATION = 10_000
const LONGEST = 30_000
const LOOK_ANYWAY = 10_000

/** @param {Followed} followed @param {string} [rest] */
const get = ({ id, organisation }, rest = '') =>
  askSignedIn('GET', `/api/applications/${encodeURIComponent(id)}${rest}`, { organisation })

/**
 * The application itself, as the organisation may see it.
 * @param {Followed} followed
 * @returns {Promise<Application>}
 */
export const readApplication = (followed) => get(followed)

/**
 * What has happened since a place in the timeline, and the next place.
 * @param {Followed} followed
 * @param {string | undefined} cursor
 */
const eventsSince = async (followed, cursor) => {
  /** @type {TimelineEvent[]} */
  const events = []
  for (let next = cursor; ;) {
    const from = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`
    /** @type {TimelinePage} */
    const page = await get(followed, `/timeline?limit=100${from}`)
    events.push(...page.events)
    next = page.next ?? next
    if (!page.more) return { events, cursor: next }
  }
}

/** @param {Followed} followed */
const allInvitees = async (followed) => {
  /** @type {Invitee[]} */
  const invitees = []
  /** @type {string | undefined} */
  let next
  do {
    const from = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`
    /** @type {InviteePage} */
    const page = await get(followed, `/invitees?limit=100${from}`)
    invitees.push(...page.invitees)
    next = page.next
  } while (next !== undefined)
  return invitees
}

/**
 * @param {Followed} followed
 * @param {Application} application
 * @returns {Promise<DecisionTime | undefined>}
 */
const decisionTime = async (followed, { as, turn }) =>
  as === 'applicant' && turn.waitingFor === 'moreOrganisations' ? get(followed, '/decision-time') : undefined

/** @param {Followed} followed @param {Application} application */
const around = async (followed, application) => {
  /** @type {[Counts, DecisionTime | undefined, Invitee[]]} */
  const [counts, decision, invitees] = await Promise.all([
    get(followed, '/counts'),
    decisionTime(followed, application),
    application.as === 'applicant' && application.status !== 'draft' ? allInvitees(followed) : [],
  ])
  return { counts, decision, invitees }
}

/** @param {unknown} error */
const willPass = (error) =>
  error instanceof Unreachable || (error instanceof Problem && (error.status === 429 || error.status >= 500))

/**
 * Follows an application: calls `changed` with what is known of it, at first and whenever that differs, until it has ended or the
 * returned function is called; `failed` with what will not pass by itself. Reads only the end of the timeline while nothing happens.
 * @param {Followed} followed
 * @param {Application} first
 * @param {{ readonly changed: (live: Live) => void, readonly failed: (error: unknown) => void }} told
 */
export const follow = (followed, first, { changed, failed }) => {
  const hasTimeline = first.as === 'applicant'
  /** @type {Live | undefined} */
  let live
  /** @type {TimelineEvent[]} */
  const events = []
  /** @type {string | undefined} */
  let cursor
  let failures = 0
  let heardAt = new Date().toISOString()
  let lookedAt = 0

  const look = async () => {
    const since = hasTimeline ? await eventsSince(followed, cursor) : { events: [], cursor }
    const isStale = live === undefined || live.troubleSince !== undefined || Date.now() - lookedAt >= LOOK_ANYWAY
    const isOurs = live?.known.application.turn.whose === 'service'
    if (since.events.length === 0 && !isStale && !isOurs) return
    const application = live === undefined ? first : await readApplication(followed)
    const { counts, decision, invitees } = await around(followed, application)
    events.push(...since.events)
    cursor = since.cursor
    lookedAt = Date.now()
    live = { known: { application, counts, decision, events }, invitees }
    changed(live)
  }

  const pause = () => {
    if (failures > 0) return Math.min(LONGEST, EVERY * 2 ** failures)
    if (!live || !isMoving(live.known)) return undefined
    return live.known.application.status === 'registered' ? AFTER_REGISTRATION : EVERY
  }

  return repeat(async () => {
    try {
      await look()
      failures = 0
      heardAt = new Date().toISOString()
    } catch (error) {
      if (!live || !willPass(error)) {
        failed(error)
        return undefined
      }
      failures += 1
      live = { ...live, troubleSince: heardAt }
      changed(live)
    }
    return pause()
  })
}
