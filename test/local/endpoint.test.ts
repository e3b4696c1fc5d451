import { describe, expect, it } from 'vitest'
import { environmentFor, requireLoopback } from '../../local/endpoint.ts'

describe('the endpoint of a local AWS', () => {
  it.each(['http://127.0.0.1:8401', 'http://localhost:4566/', 'http://[::1]:4566', 'http://127.8.8.8:1'])(
    'may be %s',
    (endpoint) => expect(requireLoopback(endpoint)).toBe(new URL(endpoint).origin),
  )

  it.each([
    'https://dynamodb.eu-west-1.amazonaws.com',
    'http://10.0.0.5:4566',
    'http://localhost.example:4566',
    'http://127.0.0.1.example:4566',
    'http://127.0.0.1@example.org',
    'https://127.0.0.1:8401',
    'elsewhere',
    '',
  ])('is never %s', (endpoint) => expect(() => requireLoopback(endpoint)).toThrow('is not a local AWS'))

  it("leaves none of the caller's own profile or credentials to a program that deploys", () => {
    const caller = { PATH: '/bin', AWS_PROFILE: 'work', AWS_SESSION_TOKEN: 'secret', AWS_ACCESS_KEY_ID: 'AKIA' }
    const env = environmentFor('http://127.0.0.1:8401', caller)
    expect(env['AWS_PROFILE']).toBeUndefined()
    expect(env['AWS_SESSION_TOKEN']).toBeUndefined()
    expect(env).toMatchObject({ PATH: '/bin', AWS_ENDPOINT_URL: 'http://127.0.0.1:8401', AWS_ACCESS_KEY_ID: 'test' })
  })
})
