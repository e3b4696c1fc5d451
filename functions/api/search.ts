import { makeCurrentSearch } from '../../shared/use-cases/current-search.ts'
import { searchBucket } from '../search-bucket.ts'
import { httpHandler } from './http.ts'
import type { BindingsOf } from './routes.ts'
import { searchBindings } from './search.bindings.ts'
import { environmentSchema } from './search.env.ts'
import { staffingSearchBindings } from './staffing.bindings.ts'
import { httpSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = httpSetting(environment)
const current = makeCurrentSearch({ ...setting, files: searchBucket(environment), clock: () => performance.now() })
const bindings: BindingsOf<'search'> = {
  ...searchBindings({ current }),
  ...staffingSearchBindings({ ...setting, current }),
}

/** The routes that search, and those that look for who could fill a chain. */
export const handler = httpHandler(setting, bindings)
