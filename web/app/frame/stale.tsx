import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { Unreachable } from '../api/problem.ts'
import { datesIn } from '../i18n/dates.ts'
import { useLanguage } from '../i18n/language.ts'
import { Sign } from '../parts/sign.tsx'
import { useFrameTexts } from '../texts/frame.ts'

/** When the oldest of what is seen was read, where it could not be read again since; 0 where all is well. */
const useStaleSince = (): number => {
  const cache = useQueryClient().getQueryCache()
  const read = () => {
    const unheard = cache.getAll().filter((query) => query.isActive() && query.state.error instanceof Unreachable)
    const times = unheard.map(({ state }) => state.dataUpdatedAt).filter((time) => time > 0)
    return Math.min(...times, Infinity)
  }
  const since = useSyncExternalStore((changed) => cache.subscribe(changed), read)
  return Number.isFinite(since) ? since : 0
}

/** Says that the connection is lost while the page still shows what it had; it goes by itself. */
export const Stale = () => {
  const { unreachable } = useFrameTexts()
  const { language } = useLanguage()
  const since = useStaleSince()
  return (
    <div role="status">
      {since > 0 && (
        <div className="notice">
          <Sign tone="wait" />
          <p>{unreachable.stale(datesIn(language).stamp(new Date(since).toISOString()))}</p>
        </div>
      )}
    </div>
  )
}
