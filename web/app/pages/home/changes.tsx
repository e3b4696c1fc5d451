import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { useActing } from '../../api/acting.ts'
import { sendSignedIn } from '../../api/session.ts'
import type { Reply } from '../../api/types.ts'
import { datesIn } from '../../i18n/dates.ts'
import { useLanguage } from '../../i18n/language.ts'
import { lastTime } from '../../state/last-time.ts'
import { useEventTexts } from '../../texts/events.ts'
import { useHomeTexts } from '../../texts/home.ts'

type Line = Reply<'GET /api/applications'>['applications'][number]

const LOOKED_AT = 5
const SHOWN = 12

/** The events of the newest applications since a moment, the newest first. */
const useEventsSince = (applications: readonly Line[], since: string | undefined) => {
  const { language } = useLanguage()
  const organisation = useActing().key
  const ids = applications.filter(({ status }) => status !== 'draft').slice(0, LOOKED_AT)
  const read = async ({ id, name }: Line) => {
    const { body } = await sendSignedIn(
      'GET /api/applications/{id}/timeline',
      { params: { id }, query: { order: 'newestFirst', limit: SHOWN } },
      { language, organisation },
    )
    return body.events.filter(({ at }) => since !== undefined && at > since).map((event) => ({ id, name, event }))
  }
  const { data } = useQuery({
    queryKey: ['changes', organisation, language, since, ids.map(({ id }) => id)],
    enabled: since !== undefined && ids.length > 0,
    queryFn: async () => (await Promise.all(ids.map(read))).flat(),
  })
  return (data ?? []).toSorted((a, b) => b.event.at.localeCompare(a.event.at)).slice(0, SHOWN)
}

/** What has happened since the reader was here last. */
export const Changes = ({ applications }: { readonly applications: readonly Line[] }) => {
  const texts = useHomeTexts()
  const events = useEventTexts()
  const acting = useActing()
  const dates = datesIn(useLanguage().language)
  const [since] = useState(() => lastTime(acting.key, Date.now()))
  const changes = useEventsSince(applications, since)
  if (since === undefined) return null
  return (
    <section className="tight">
      <h2>{texts.changed}</h2>
      {changes.length === 0 && <p className="card quiet">{texts.unchanged(dates.stamp(since))}</p>}
      {changes.length > 0 && (
        <ol className="card timeline">
          {changes.map(({ id, name, event }) => (
            <li key={event.id}>
              <p>
                {events[event.type](event, dates)} <Link href={`/applications/${id}`}>{name}</Link>
              </p>
              <time dateTime={event.at}>{dates.stamp(event.at)}</time>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
