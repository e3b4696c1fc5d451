import * as contract from '../../workflows/join-approval/contract.ts'
import { describeContract, describeDefinition } from '../support/describe-workflow.ts'

describeDefinition('join-approval', contract, { unknown: 'Failed' })

describeContract('join-approval', contract)
