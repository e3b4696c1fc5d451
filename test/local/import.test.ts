import { describe, expect, it } from 'vitest'
import type { Ask } from '../../local/ask-as.ts'
import { runImport, type Import } from '../../local/import.ts'
import { invalidRows, progressLine, reportOf } from '../../local/import/report.ts'

const verdicts = { new: 4, changed: 1, unchanged: 0, older: 0, duplicate: 0, invalid: 0, noted: 0 }
const check = { rows: 10, valid: 10, newlySuspended: 3, listed: 100, findings: [] }
const anImport = (more: Partial<Import> = {}): Import => ({
  id: '0190a1b2-c3d4-7e5f-8a6b-000000000001',
  state: 'applying',
  check,
  progress: { rows: 5, verdicts },
  ...more,
})

/** Answers each request with the next of these, and remembers what was asked. */
const answering = (...answers: readonly unknown[]) => {
  const asked: string[] = []
  const coming = [...answers]
  const ask: Ask = async ({ method = 'GET', path }, schema) => {
    asked.push(`${method} ${path.replace(/.*\/imports/, '')}`)
    return schema.parse(coming.shift())
  }
  return { ask, asked }
}

describe('an import from the terminal', () => {
  it('shows how far it is', () => {
    expect(progressLine(anImport())).toBe(`[${'#'.repeat(15)}${' '.repeat(15)}]  50 %  5 of 10 rows`)
    expect(progressLine(anImport({ state: 'checking', check: undefined }))).toBe('checking ...')
  })

  it('reports verdicts that add up to the rows', () => {
    const report = reportOf(anImport({ state: 'done' }))
    const numbers = report.map((line) => Number.parseInt(line, 10))
    expect(numbers.slice(0, 6).reduce((sum, number) => sum + number, 0)).toBe(numbers[6])
  })

  it('says why a file waits, and what an officer can do', () => {
    const waiting = anImport({ state: 'waitingForOfficer', check: { ...check, findings: ['manySuspended'] } })
    const report = reportOf(waiting).join('\n')
    expect(report).toContain('suspend or strike off 3 of 100')
    expect(report).toContain(`--release ${waiting.id}`)
  })

  it('names the columns that a refused file lacks', () => {
    const refusal = { fault: 'columnsMissing', columns: ['kind', 'status'] }
    expect(reportOf(anImport({ state: 'refused', refusal }))).toEqual([
      'The file was refused: columns are missing kind, status',
    ])
  })

  it('shows the first invalid rows with their reasons, and how to see the rest', async () => {
    const page = {
      verdicts: [{ line: 7, reasons: [{ column: 'key', given: '1', says: 'it is too short' }] }],
      next: 'n',
    }
    const { ask } = answering(page)
    const report = await invalidRows(ask, anImport({ progress: { rows: 5, verdicts: { ...verdicts, invalid: 3 } } }))
    expect(report).toContain('  line 7, key "1": it is too short')
    expect(report.at(-1)).toContain('and 2 more rows')
  })

  it('releases a suspicious file only when it is told to', async () => {
    const waiting = anImport({ state: 'waitingForOfficer' })
    const held = answering(anImport(), waiting)
    expect((await runImport(held.ask, waiting.id)).state).toBe('waitingForOfficer')
    const free = answering(anImport(), waiting, anImport(), anImport({ state: 'done' }))
    expect((await runImport(free.ask, waiting.id, { release: true })).state).toBe('done')
    expect(free.asked.map((one) => one.replace(waiting.id, 'id'))).toEqual([
      'POST /id/start',
      'GET /id',
      'POST /id/release',
      'GET /id',
    ])
  })
})
