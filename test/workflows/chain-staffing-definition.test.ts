import * as contract from '../../workflows/chain-staffing/contract.ts'
import { describeContract, describeDefinition } from '../support/describe-workflow.ts'

describeDefinition(
  'chain-staffing',
  { ...contract, waits: {} },
  { failure: { task: 'StaffingFail', state: 'MarkFailed' }, unknown: 'MarkUnknown' },
)

describeContract('chain-staffing', { ...contract, waits: {} })
