import type { Application, Submitted } from '../../domain/application.ts'
import type { Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { replaceApplication, type Run } from '../../items/application-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { endingWrites } from './ending.ts'
import { tell } from './event.ts'
import { countsOf } from './load.ts'
import { mailCoordinator, mailMany } from './mail.ts'

/** An application as it was read, who ends it before it is decided, and why; `as` names the event and the mail about it. */
type TakeBack = {
  readonly application: Submitted
  readonly run: Run | undefined
  readonly as: 'withdrawn' | 'cancelled'
  readonly reason?: string | undefined
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

const ended = ({ application, reason, as, now }: TakeBack): Application => {
  const { stuck: _, ...moving } = application
  return {
    ...moving,
    status: 'withdrawn',
    endedAt: now,
    attempt: application.attempt + 1,
    ...(reason === undefined ? {} : { reason }),
    ...(as === 'cancelled' ? { cancelled: true as const } : {}),
  }
}

/** Ends an application before the decision, in one transaction; everybody concerned hears of it. */
export const takeBack = async (
  { table, newId }: { readonly table: Table; readonly newId: () => string },
  command: TakeBack,
): Promise<Application> => {
  const { application, run, as, reason, by, now, extra = [] } = command
  const id = newId()
  const hasGathered = (await countsOf(table, application.id)).length > 0
  const next = ended(command)
  await table.write([
    replaceApplication(application, next, { resumeAt: run?.resumeAt ?? 'ScreenApplication' }),
    ...(await endingWrites(table, application.id, run, undefined, hasGathered, now)),
    tell(id, application.id, as, { by, now }, { data: reason === undefined ? {} : { reason } }),
    mailCoordinator(application, as, id, now),
    ...(hasGathered ? [mailMany(`${id}-${as}`, application.id, as, 'asked', true, now)] : []),
    ...extra,
  ])
  return { ...next, version: application.version + 1 }
}
