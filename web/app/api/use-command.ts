import { useMutation, useQueryClient } from '@tanstack/react-query'
import { use, useRef } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { ActingContext } from './acting.ts'
import { Unreachable } from './problem.ts'
import type { Tagged } from './send.ts'
import { sendSignedIn } from './session.ts'
import type { Asked, Reply, RouteKey } from './types.ts'

/** A command as a page gives it: how it is said, whether it is on its way, and what stood against it the last time. */
export type Command<K extends RouteKey> = {
  /** `done` is called once it is carried out, if the page still shows what gave it. */
  readonly run: (asked: Asked<K>, done?: () => void) => void
  readonly isBusy: boolean
  readonly error: unknown
  readonly forget: () => void
}

type Then<K extends RouteKey> = (reply: Reply<K>, tagged: Tagged<K>) => void

/**
 * A command to the API. Whatever the pages had read is read again after it. A repeat after no answer came bears the same key, so that
 * it does nothing twice; every other one bears a new one.
 */
export const useCommand = <K extends RouteKey>(route: K, then?: Then<K>): Command<K> => {
  const { language } = useLanguage()
  const organisation = use(ActingContext)?.key
  const queries = useQueryClient()
  const unanswered = useRef<{ readonly key: string; readonly said: string } | undefined>(undefined)

  const say = async (asked: Asked<K>): Promise<Tagged<K>> => {
    const said = JSON.stringify(asked)
    const key = unanswered.current?.said === said ? unanswered.current.key : crypto.randomUUID()
    unanswered.current = { key, said }
    try {
      const tagged = await sendSignedIn(route, { key, ...asked }, { language, organisation })
      unanswered.current = undefined
      return tagged
    } catch (error) {
      if (!(error instanceof Unreachable)) unanswered.current = undefined
      throw error
    }
  }
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: say,
    onSuccess: (tagged) => {
      void queries.invalidateQueries()
      then?.(tagged.body, tagged)
    },
  })
  return {
    run: (asked, done) => mutate(asked, { onSuccess: () => done?.() }),
    isBusy: isPending,
    error: error ?? undefined,
    forget: reset,
  }
}
