import { describe, expect, it } from 'vitest'
import { productionResources } from '../stage.ts'

describe('the functions of a production stage', () => {
  const functions = productionResources('AWS::Lambda::Function')

  it('run on Node 24, are traced, and have a role each', () => {
    expect(functions.length).toBeGreaterThan(25)
    const roles = functions.map(([, { Properties }]) => JSON.stringify(Properties['Role']))
    expect(new Set(roles).size).toBe(functions.length)
    for (const [name, { Properties }] of functions) {
      expect(Properties['Runtime'], name).toBe('nodejs24.x')
      expect(Properties['TracingConfig'], name).toEqual({ Mode: 'Active' })
      expect(Properties['Environment'].Variables.STAGE_KIND, name).toBe('production')
    }
  })

  it('are given no secret, only where it is kept', () => {
    const secrets = functions.flatMap(([, { Properties }]) =>
      Object.entries<unknown>(Properties['Environment'].Variables).filter(([variable]) => variable.endsWith('_SECRET')),
    )
    expect(secrets.length).toBeGreaterThan(8)
    for (const [variable, value] of secrets)
      expect(JSON.stringify(value), variable).toMatch(/ImportValue.*Id[0-9A-F]{8}/)
    expect(JSON.stringify(functions)).not.toContain('{{resolve')
  })

  it('log for three months, as everything that logs', () => {
    const groups = productionResources('AWS::Logs::LogGroup')
    for (const [name, { Properties }] of groups) expect(Properties['RetentionInDays'], name).toBe(90)
    const named = functions.map(([, { Properties }]) => JSON.stringify(Properties['LoggingConfig']?.LogGroup))
    expect(new Set(named).size).toBe(functions.length)
  })
})
