import { afterEach, describe, expect, it, vi } from 'vitest'
import { Logger } from '@aws-lambda-powertools/logger'
import { observeCalls } from '../../functions/api/observe.ts'
import { observeWith } from '../../functions/streams/observe.ts'
import { Busy, ConditionFailed } from '../../shared/stores/table.ts'
import { sesMail } from '../../shared/stores/ses-mail.ts'

const ADDRESS = 'somebody@example.invalid'

/** What the log wrote, as it goes out. */
const logged = (write: (log: Logger) => void): string => {
  vi.stubEnv('POWERTOOLS_DEV', 'true')
  const lines: string[] = []
  for (const level of ['info', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((line) => lines.push(line))
  write(new Logger())
  return lines.join('')
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe('the log of a failure', () => {
  const item = { pk: 'PERSON#1', sk: 'PERSON', email: ADDRESS, token: 'task-token' }
  const failed = new ConditionFailed([{ index: 2, item }])

  it.each([
    ['that a condition did not hold', failed],
    ['that the table was too busy', new Busy(failed)],
  ])('says %s, and nothing of what stood there instead', (_, error) => {
    const calls = { operation: 'o', status: 500, milliseconds: 1, requestId: 'r', error }
    const metric = { addDimension: () => {}, addMetric: () => {} }
    const texts = [
      logged((log) => observeWith(log)({ error })),
      logged((log) => observeCalls(log, { singleMetric: () => metric } as any)(calls)),
    ]
    for (const text of texts) {
      expect(text).toContain('member 2')
      expect(text).not.toContain(ADDRESS)
      expect(text).not.toContain('task-token')
    }
  })

  it('says which error SES had, and nobody’s address', async () => {
    const refusal = Object.assign(new Error(`Email address is not verified: ${ADDRESS}`), {
      name: 'MessageRejected',
      $metadata: { httpStatusCode: 400 },
    })
    const client = { send: async () => Promise.reject(refusal) }
    const error = await sesMail(client as any, 'noreply@consort.example')(Buffer.from(''), ADDRESS).catch((e) => e)
    const text = logged((log) => observeWith(log)({ error }))
    expect(text).toContain('MessageRejected')
    expect(text).not.toContain(ADDRESS)
  })
})
