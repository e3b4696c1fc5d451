import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useActing } from '../../api/acting.ts'
import { Problem } from '../../api/problem.ts'
import { sendSignedIn } from '../../api/session.ts'
import type { Body, Reply } from '../../api/types.ts'
import { useTagged } from '../../api/use-read.ts'
import { useLanguage } from '../../i18n/language.ts'

export type Own = Extract<Reply<'GET /api/applications/{id}'>, { as: 'applicant' }>
type Change = Body<'PATCH /api/applications/{id}'>

/** How far what was typed has come: nothing to save, waiting, on its way, saved at a time, refused, or overtaken by somebody else. */
export type Saving =
  | { readonly how: 'idle' | 'waiting' | 'saving' | 'clash' }
  | { readonly how: 'saved'; readonly at: string }
  | { readonly how: 'refused'; readonly error: unknown }

/** A draft, and how changes of it are saved: a moment after the last keystroke, or at once by `flush`, one after the other. */
export type Draft = {
  readonly application: Own
  readonly saving: Saving
  readonly change: (change: Change) => void
  /** Saves what waits; true where all is saved. */
  readonly flush: () => Promise<boolean>
}

const PAUSE_MS = 700

/** The newest version of each application that this page has written or read, and the last save of it: one step's goes out before the next one's. */
type Line = { version: number; etag: string | undefined; last: Promise<boolean> }
const lines = new Map<string, Line>()

const lineOf = (id: string, version: number, etag: string | undefined): Line => {
  const known = lines.get(id)
  if (known && known.version >= version) return known
  const line = { version, etag, last: known?.last ?? Promise.resolve(true) }
  lines.set(id, line)
  return line
}

const failureOf = (error: unknown): Saving =>
  error instanceof Problem && (error.status === 412 || error.type === 'changed-meanwhile')
    ? { how: 'clash' }
    : { how: 'refused', error }

/** The draft of an application. Throws where the application is not the reader's own. */
export const useDraft = (id: string): Draft => {
  const { language } = useLanguage()
  const organisation = useActing().key
  const queries = useQueryClient()
  const { body, etag } = useTagged('GET /api/applications/{id}', { params: { id } })
  if (body.as !== 'applicant') throw new Problem(404, undefined)
  const [saving, setSaving] = useState<Saving>({ how: 'idle' })
  const [line] = useState(() => lineOf(id, body.version, etag))
  const waiting = useRef<Change>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(async (): Promise<boolean> => {
    const change = waiting.current
    if (Object.keys(change).length === 0) return true
    waiting.current = {}
    setSaving({ how: 'saving' })
    try {
      const asked = { params: { id }, body: change, ifMatch: line.etag ?? '' }
      const saved = await sendSignedIn('PATCH /api/applications/{id}', asked, { language, organisation })
      line.etag = saved.etag
      line.version += 1
      setSaving({ how: 'saved', at: new Date().toISOString() })
      void queries.invalidateQueries()
      return true
    } catch (error) {
      waiting.current = { ...change, ...waiting.current }
      setSaving(failureOf(error))
      return false
    }
  }, [id, language, line, organisation, queries])

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    line.last = line.last.then(save)
    return line.last
  }, [line, save])

  const change = useCallback(
    (changed: Change): void => {
      waiting.current = { ...waiting.current, ...changed }
      setSaving({ how: 'waiting' })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), PAUSE_MS)
    },
    [flush],
  )

  useEffect(() => {
    // Whoever closes the tab or goes to another loses nothing.
    const leave = () => void (document.visibilityState === 'hidden' && flush())
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      void flush()
    }
  }, [flush])

  return { application: body, saving, change, flush }
}
