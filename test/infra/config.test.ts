import { describe, expect, it } from 'vitest'
import { configFrom, leftAsDelivered } from '../../infra/config.ts'

const from = (given: Record<string, unknown>, place = {}) => configFrom((name) => given[name], place)

describe('the configuration of a stage', () => {
  it('is that of a local stage where nothing is said', () => {
    expect(from({}, { account: '111122223333', region: 'eu-north-1' })).toMatchObject({
      stage: 'local',
      kind: 'local',
      account: '000000000000',
      region: 'us-east-1',
      timeZone: 'Europe/Moscow',
    })
  })

  it('knows production by its name, and takes every other stage on AWS for a trial', () => {
    expect(from({ stage: 'prod' }).kind).toBe('production')
    expect(from({ stage: 'trial' }).kind).toBe('development')
    expect(from({ stage: 'demo', kind: 'local' }).kind).toBe('local')
  })

  it('works in the account and region of whoever deploys', () => {
    const place = { account: '111122223333', region: 'eu-north-1' }
    expect(from({ stage: 'prod' }, place)).toMatchObject(place)
  })

  it('names every wrong setting', () => {
    expect(() => from({ stage: 'Prod!', sender: 'nobody', timeZone: 'Moscow' })).toThrow(
      /stage[^]*sender[^]*timeZone|short[^]*/,
    )
    expect(() => from({ stage: 'prod', sender: 'nobody' })).toThrow('sender')
    expect(() => from({ stage: 'prod', timeZone: 'Moscow' })).toThrow('an IANA time zone')
  })

  it('takes the slash from the end of the address that links in mails begin with', () => {
    expect(from({ stage: 'prod', baseUrl: 'https://clusters.example/' }).baseUrl).toBe('https://clusters.example')
  })

  it('tells which settings still reach nobody', () => {
    expect(leftAsDelivered(from({ stage: 'prod' }))).toEqual(['baseUrl', 'sender', 'bodyName', 'helpContact'])
    expect(leftAsDelivered(from({ stage: 'prod', sender: 'post@clusters.example' }))).not.toContain('sender')
  })
})
