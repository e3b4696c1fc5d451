import type { Event, EventType } from '../../domain/event.ts'
import { actorText, type Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { append } from '../../items/event-item.ts'
import type { Put } from '../../stores/table.ts'

/** Appends an event of an application: who, when, what, about whom. */
export const tell = (
  id: string,
  applicationId: string,
  type: EventType,
  context: { readonly by: Actor; readonly now: Moment; readonly packVersion?: number },
  about: { readonly organisation?: string; readonly data?: Event['data'] } = {},
): Put =>
  append({
    id,
    applicationId,
    type,
    at: context.now,
    by: actorText(context.by),
    ...(context.packVersion === undefined ? {} : { packVersion: context.packVersion }),
    ...(about.organisation === undefined ? {} : { organisation: about.organisation }),
    data: about.data ?? {},
  })
