import * as z from 'zod'
import type { Person } from './demo/person.ts'
import { generateMeasures } from './generate-measures.ts'

const SEED = 20_261_125

/** How many measures are published in one request, which is one transaction. */
const AT_ONCE = 40

const pageSchema = z.object({ measures: z.array(z.object({ id: z.string() })), next: z.string().optional() })

const namesThere = async (officer: Person): Promise<ReadonlySet<string>> => {
  const names = new Set<string>()
  let cursor = ''
  for (;;) {
    const page = await officer.ask({ path: `/api/officer/measures?limit=100${cursor}` }, pageSchema)
    for (const { id } of page.measures) names.add(id)
    if (page.next === undefined) return names
    cursor = `&cursor=${encodeURIComponent(page.next)}`
  }
}

/** Publishes those of the generated sample measures that are not there yet, through the officers' API; run again, it changes nothing. */
export const seedMeasures = async (officer: Person, say: (line: string) => void): Promise<void> => {
  const there = await namesThere(officer)
  const missing = generateMeasures({ seed: SEED, year: new Date().getUTCFullYear() }).filter(({ id }) => !there.has(id))
  if (missing.length === 0) return
  say(`Publishing ${missing.length} generated support measures (made up; each says so) ...`)
  for (let from = 0; from < missing.length; from += AT_ONCE) {
    const body = { measures: missing.slice(from, from + AT_ONCE) }
    await officer.ask({ method: 'POST', path: '/api/officer/measures', body }, z.unknown())
  }
}
