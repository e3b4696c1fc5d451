import type { ClusterEventType } from '../../domain/cluster-event.ts'
import type { EventType } from '../../domain/event.ts'
import { endHandover, type Handover, type HandoverEnd } from '../../domain/handover.ts'
import type { Mail, MailTemplate } from '../../domain/mail.ts'
import type { Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { putHandover } from '../../items/handover-item.ts'
import type { Put } from '../../stores/table.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailAbout } from '../support/cluster-mail.ts'
import { tell } from '../support/event.ts'
import type { Led } from './led.ts'

/** What happens to an offer, as an event of whatever is coordinated; the mails about it are named alike. */
type Happening = Extract<EventType & ClusterEventType & MailTemplate, `handover${string}`>

/** Who did it, when, and under which id the event and the mails about it are known. */
export type Doing = { readonly by: Actor; readonly now: Moment; readonly id: string }

const happeningOf = {
  accepted: 'handoverAccepted',
  declined: 'handoverDeclined',
  takenBack: 'handoverTakenBack',
  expired: 'handoverExpired',
  void: 'handoverVoid',
} as const satisfies { readonly [status in HandoverEnd['status']]: Happening }

/** The ids by which a mail about an offer finds what it says. */
export const aboutHandover = ({ subject, offer, from, to }: Handover) => ({ applicationId: subject, offer, from, to })

/** Appends what happened to an offer to the history of what is coordinated (of a cluster that was struck off too), and mails these about it. */
export const tellHandover = (
  led: Led | undefined,
  handover: Handover,
  type: Happening,
  hearers: readonly string[],
  { by, now, id }: Doing,
  data: Mail['data'] = {},
): readonly Put[] => {
  const { subject, from, to } = handover
  const append = led?.of === 'application' ? tell : tellCluster
  return [
    append(id, subject, type, { by, now }, { organisation: to, data: { from } }),
    ...hearers.map((hearer) => mailAbout(subject, hearer, type, id, now, { ...aboutHandover(handover), ...data })),
  ]
}

/** Who hears how an offer ended: whoever did not do it. That it was accepted concerns everybody and is told elsewhere. */
const hearersOf = ({ from, to }: Handover, { status }: HandoverEnd): readonly string[] => {
  if (status === 'accepted') return []
  if (status === 'declined') return [from]
  return status === 'takenBack' ? [to] : [from, to]
}

/** What is told of the end of an offer: the event, and a mail to each who must hear. */
export const tellEnd = (led: Led | undefined, handover: Handover, end: HandoverEnd, doing: Doing): readonly Put[] => {
  const data = end.status === 'void' ? { because: end.because } : {}
  return tellHandover(led, handover, happeningOf[end.status], hearersOf(handover, end), doing, data)
}

/** The end of an offer: its record, and what is told of it. */
export const endingOf = (led: Led | undefined, handover: Handover, end: HandoverEnd, doing: Doing): readonly Put[] => [
  putHandover(handover, endHandover(handover, end, doing.now)),
  ...tellEnd(led, handover, end, doing),
]
