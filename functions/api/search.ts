import { makeCurrentSearch } from '../../shared/use-cases/current-search.ts'
import { searchBucket } from '../search-bucket.ts'
import { httpHandler } from './http.ts'
import type { BindingsOf } from './routes.ts'
import { searchBindings } from './search.bindings.ts'
import { environmentSchema } from './search.env.ts'
import { httpSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = httpSetting(environment)
const current = makeCurrentSearch({ ...setting, files: searchBucket(environment), clock: () => performance.now() })
const bindings: BindingsOf<'search'> = searchBindings({ current })

/** The routes that search. */
export const handler = httpHandler(setting, bindings)
