import { counted } from '../counted.ts'
import type { CandidateTexts } from '../say-candidate.ts'

/** Who could fill a stage and why, in English. */
export const en: CandidateTexts = {
  match: {
    exact: (capability) => `does just this: ${capability}`,
    narrower: (capability) => `does a part of it: ${capability}`,
    broader: (capability) => `works in the wider field: ${capability}`,
    related: (capability) => `does something beside it: ${capability}`,
  },
  capacity: {
    notAsked: 'no amount is asked for',
    unsaid: (asked) => `does not say how much it can do in the unit that is asked for (${asked})`,
    offered: (offered, asked) => `can do ${offered}, ${asked} are asked for`,
  },
  readiness: {
    notAsked: 'no readiness is asked for',
    unsaid: (asked) => `does not say how far its technology is; level ${asked} is asked for`,
    offered: (offered, asked) => `its technology is at level ${offered}, level ${asked} is asked for`,
  },
  place: (place) => `is in the coordinator’s own place: ${place}`,
  waiting: (days) =>
    days === undefined
      ? 'nobody has invited it yet'
      : `nobody has invited it for ${counted('en', days, { one: 'day', other: 'days' })}`,
  hindrance: {
    unknown: 'the register does not have it any more',
    suspended: 'it is suspended in the register',
    struckOff: 'it was struck off the register',
    unreachable: 'the register has no address for it',
    undeliverable: 'mail to its registered address comes back',
    closed: 'its profile says that it is not looking for invitations; it can be invited all the same',
  },
  notAccepting: (until) =>
    until === undefined ? 'it takes no invitations at present' : `it takes no invitations until ${until}`,
}
