import * as z from 'zod'
import { makeBuildSearchSnapshot } from '../../shared/use-cases/build-search-snapshot.ts'
import { searchBucket } from '../search-bucket.ts'
import { eventHandler } from './event.ts'
import { environmentSchema } from './search-snapshot.env.ts'
import { streamSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)
const build = makeBuildSearchSnapshot({ ...setting, files: searchBucket(environment) })

const askedSchema = z.object({ how: z.enum(['always', 'fromScratch']).optional() })

/** Every minute brings the snapshot of the search up to date where enough has changed; `npm run reindex` has it made from scratch. */
export const handler = eventHandler({
  ...setting,
  name: 'searchSnapshot',
  schema: askedSchema,
  run: ({ how }) => build({ now: setting.systemNow(), how }),
})
