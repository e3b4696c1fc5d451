import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import type { Ask } from './ask-as.ts'

const countsSchema = z.object({
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  older: z.number(),
  duplicate: z.number(),
  invalid: z.number(),
  noted: z.number(),
})

const importSchema = z.object({
  id: z.string(),
  state: z.enum(['created', 'checking', 'waitingForOfficer', 'applying', 'done', 'refused', 'discarded', 'failed']),
  check: z
    .object({
      rows: z.number(),
      newlySuspended: z.number(),
      valid: z.number(),
      listed: z.number(),
      findings: z.array(z.string()),
    })
    .optional(),
  refusal: z.object({ fault: z.string(), columns: z.array(z.string()).optional() }).optional(),
  failure: z.object({ state: z.string(), error: z.string() }).optional(),
  progress: z.object({ rows: z.number(), verdicts: countsSchema }),
})

/** An import as the API tells of it. */
export type Import = z.infer<typeof importSchema>

/** Hears how an import gets on, each time that it is looked at. */
export type OnProgress = (seen: Import) => void

const openedSchema = z.object({ import: z.object({ id: z.string() }), upload: z.object({ url: z.string() }) })

const address = (id: string, what = ''): string => `/api/officer/imports/${id}${what}`

const upload = async (url: string, csv: string | Uint8Array<ArrayBuffer>): Promise<void> => {
  const response = await fetch(url, { method: 'PUT', body: csv })
  if (!response.ok) throw new Error(`the upload was answered with ${response.status}: ${await response.text()}`)
}

/** Opens an import and uploads its file; it can then be started. `asOf` holds for rows that have no moment of their own. */
export const uploadImport = async (ask: Ask, csv: string | Uint8Array<ArrayBuffer>, asOf?: string): Promise<string> => {
  const body = asOf === undefined ? {} : { asOf }
  const opened = await ask({ method: 'POST', path: '/api/officer/imports', body }, openedSchema)
  await upload(opened.upload.url, csv)
  return opened.import.id
}

const say = (ask: Ask, id: string, word: 'start' | 'release' | 'discard'): Promise<Import> =>
  ask({ method: 'POST', path: address(id, `/${word}`) }, importSchema)

/** Below the limit of requests of a person, with room for other work. */
const EVERY = 400

/** Follows an import until it rests: ended, or waiting for an officer. */
const follow = async (ask: Ask, id: string, onProgress: OnProgress): Promise<Import> => {
  for (;;) {
    const seen = await ask({ path: address(id) }, importSchema)
    onProgress(seen)
    if (seen.state !== 'checking' && seen.state !== 'applying') return seen
    await pause(EVERY)
  }
}

/** Starts an import, or resumes it, and follows it until it rests. With `release` a suspicious file is applied all the same. */
export const runImport = async (
  ask: Ask,
  id: string,
  { onProgress = () => {}, release = false }: { readonly onProgress?: OnProgress; readonly release?: boolean } = {},
): Promise<Import> => {
  await say(ask, id, 'start')
  const rested = await follow(ask, id, onProgress)
  if (rested.state !== 'waitingForOfficer' || !release) return rested
  await say(ask, id, 'release')
  return follow(ask, id, onProgress)
}

/** Says an officer's word on an import that waits, and follows it until it rests. */
export const decideImport = async (
  ask: Ask,
  id: string,
  word: 'release' | 'discard',
  onProgress: OnProgress,
): Promise<Import> => {
  await say(ask, id, word)
  return follow(ask, id, onProgress)
}

/** Imports a register file as an officer, whatever the check finds, and says in a line what became of its rows. Throws where it is not applied. */
export const importCsv = async (
  officer: { readonly ask: Ask },
  csv: string,
  tell: (line: string) => void,
): Promise<void> => {
  const id = await uploadImport(officer.ask, csv)
  const { state, progress, refusal, failure } = await runImport(officer.ask, id, { release: true })
  if (state !== 'done') throw new Error(`import ${id} is ${state}: ${JSON.stringify(refusal ?? failure)}`)
  const { verdicts } = progress
  tell(
    `Imported: ${verdicts.new} new, ${verdicts.changed} changed, ${verdicts.unchanged} unchanged, ${verdicts.invalid} invalid.`,
  )
}
