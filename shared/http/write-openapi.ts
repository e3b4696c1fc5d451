import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { routes } from '../../functions/api/routes.ts'
import { openApi } from './openapi.ts'

const file = join(import.meta.dirname, '../../docs/openapi.json')
writeFileSync(file, `${JSON.stringify(openApi(routes), undefined, 2)}\n`)
