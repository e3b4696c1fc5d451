import * as contract from '../../workflows/registry-import/contract.ts'
import { describeContract, describeDefinition } from '../support/describe-workflow.ts'

describeDefinition('registry-import', contract, {
  failure: { task: 'ImportFail', state: 'MarkFailed' },
  unknown: 'MarkUnknown',
})

describeContract('registry-import', contract)
