import { describe, expect, it } from 'vitest'
import { productionResources } from '../stage.ts'

describe('the workflows of a production stage', () => {
  it('are logged without the data of their executions, which hold task tokens, and traced', () => {
    const machines = productionResources('AWS::StepFunctions::StateMachine')
    expect(machines).toHaveLength(4)
    for (const [name, { Properties }] of machines) {
      expect(Properties['LoggingConfiguration'], name).toMatchObject({ Level: 'ALL', IncludeExecutionData: false })
      expect(Properties['TracingConfiguration'], name).toEqual({ Enabled: true })
    }
  })
})
