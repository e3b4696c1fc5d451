import { parseArgs } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ApiProblem } from '../../local/client.ts'
import { LocalProblem } from '../../local/local-problem.ts'
import { oneLine } from '../../local/one-line.ts'

const problem = (status: number, body: unknown) => new ApiProblem({ path: '/api/x' }, status, body)

const thrownBy = async (act: () => unknown): Promise<unknown> => {
  try {
    await act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('what a command says when it cannot go on', () => {
  it('is what is missing on this machine', () => {
    expect(oneLine(new LocalProblem('No local stage runs.'))).toBe('No local stage runs.')
  })

  it('is what the API says, with what to do', () => {
    const body = { title: 'Not found', detail: 'There is no such import.', remedy: 'Look at the list.' }
    expect(oneLine(problem(404, body))).toBe('Not found. There is no such import. Look at the list.')
  })

  it('names each place of a request that is not valid', () => {
    const body = { title: 'The request is not valid', errors: [{ in: 'body', pointer: '/asOf', message: 'is no day' }] }
    expect(oneLine(problem(400, body))).toBe('The request is not valid: /asOf is no day.')
  })

  it('says that a token is too old, which the gateway does not', () => {
    expect(oneLine(problem(401, { message: 'Unauthorized' }))).toMatch(/^The access token is wrong, or older/)
    expect(oneLine(problem(503, { message: 'Busy' }))).toBe('The service answers 503: {"message":"Busy"}')
  })

  it('names an option that there is not', async () => {
    const error = await thrownBy(() => parseArgs({ args: ['--nothing'], options: {} }))
    expect(oneLine(error)).toBe("Unknown option '--nothing'.")
  })

  it('says that nobody answers', async () => {
    expect(oneLine(await thrownBy(() => fetch('http://127.0.0.1:1025/')))).toMatch(/^The service does not answer: /)
  })

  it('is nothing where the fault is ours', () => {
    expect(oneLine(new Error('ours'))).toBeUndefined()
    expect(oneLine('ours')).toBeUndefined()
  })
})
