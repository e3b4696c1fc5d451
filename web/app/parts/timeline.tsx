import { useState } from 'react'
import { datesIn } from '../i18n/dates.ts'
import type { TimelineEvent } from '../i18n/event-data.ts'
import { useLanguage } from '../i18n/language.ts'
import { Button } from './button.tsx'
import { useFrameTexts } from '../texts/frame.ts'
import { useEventTexts } from '../texts/events.ts'

const tones: Partial<Readonly<Record<TimelineEvent['type'], 'good' | 'bad'>>> = {
  confirmed: 'good',
  joined: 'good',
  registered: 'good',
  declined: 'bad',
  left: 'bad',
  invitationExpired: 'bad',
  undeliverable: 'bad',
  rejected: 'bad',
  expired: 'bad',
  stuck: 'bad',
}

type Props = { readonly title: string; readonly events: readonly TimelineEvent[]; readonly isLive: boolean }

const SHOWN_AT_ONCE = 15

/** What happened, the newest first. */
export const Timeline = ({ title, events, isLive }: Props) => {
  const texts = useEventTexts()
  const dates = datesIn(useLanguage().language)
  const frame = useFrameTexts()
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  return (
    <section className="tight">
      <h2>{title}</h2>
      <ol className={`timeline newest-first ${isLive ? 'live' : ''}`}>
        {events
          .toReversed()
          .slice(0, shown)
          .map((event) => (
            <li key={event.id} className={tones[event.type]}>
              <p>{texts[event.type](event, dates)}</p>
              <time dateTime={event.at}>{dates.stamp(event.at)}</time>
            </li>
          ))}
      </ol>
      {events.length > shown && (
        <div className="row">
          <Button press={() => setShown(events.length)}>{frame.more}</Button>
        </div>
      )}
    </section>
  )
}
