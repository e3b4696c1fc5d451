import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { productionResources } from '../stage.ts'

const threshold = (wanted: string): number =>
  productionResources('AWS::CloudWatch::Alarm').find(([name]) => name.includes(wanted))![1].Properties['Threshold']

describe('the watch over a production stage', () => {
  it('calls somebody for whatever waits for somebody', () => {
    const alarms = productionResources('AWS::CloudWatch::Alarm')
    const names = alarms.map(([name]) => name.replace(/^Watch\//, '').replace(/[0-9A-F]{8}$/, ''))
    for (const wanted of [
      'StuckApplications',
      'ParkedMail',
      'ApprovalFailed',
      'ApprovalTimedOut',
      'ImportFailed',
      'FailureRate',
      'FunctionsThrottled',
      'TableReadThrottleEvents',
      'TableWriteThrottleEvents',
      'Bounces',
      'Complaints',
      'SweepSilent',
      'LateChanges',
    ])
      expect(names).toContain(wanted)
    expect(names.filter((name) => name.startsWith('DeadLetters'))).toHaveLength(5)
    expect(names.filter((name) => name.startsWith('Errors'))).toHaveLength(
      productionResources('AWS::Lambda::Function').length,
    )
    for (const [name, { Properties }] of alarms) expect(Properties['AlarmActions'], name).toHaveLength(1)
  })

  it('has a page of the runbook for every alarm, and an alarm for every page', () => {
    const named = productionResources('AWS::CloudWatch::Alarm').map(
      ([, { Properties }]) => /docs\/runbook\/(\w+\.md)$/.exec(String(Properties['AlarmDescription']))?.[1],
    )
    const pages = readdirSync('docs/runbook')
    expect(new Set(named)).toEqual(new Set(pages))
    for (const page of pages)
      for (const part of ['## Symptom', '## Look at', '## Do', '## Over when'])
        expect(readFileSync(`docs/runbook/${page}`, 'utf8'), page).toContain(part)
  })

  it('calls well before SES would', () => {
    expect(threshold('Bounces')).toBeLessThan(0.05)
    expect(threshold('Complaints')).toBeLessThan(0.001)
  })
})
