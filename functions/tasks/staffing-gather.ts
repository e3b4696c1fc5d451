import { makeCurrentSearch } from '../../shared/use-cases/current-search.ts'
import { makeGatherCandidates } from '../../shared/use-cases/gather-candidates.ts'
import { tasks } from '../../workflows/chain-staffing/contract.ts'
import { searchBucket } from '../search-bucket.ts'
import { streamSetting } from '../streams/setting.ts'
import { environmentSchema } from './staffing-gather.env.ts'
import { taskHandler } from './task.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)
const files = searchBucket(environment)
const candidates = makeCurrentSearch({ ...setting, files, clock: () => performance.now() })

/** The task of chain-staffing's state GatherCandidates. */
export const handler = taskHandler({
  ...setting,
  name: 'StaffingGather',
  contract: tasks.StaffingGather,
  run: makeGatherCandidates({ ...setting, candidates, files }),
})
