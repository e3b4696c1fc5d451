import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const folder = join(import.meta.dirname, '../../../shared/data')

/** Whether the published data lie beside the project; tests that need them are skipped where they do not. */
export const hasRealData = existsSync(folder)

if (!hasRealData) process.stderr.write('Skipped: tests with published data, because ../shared/data is absent.\n')

/** The rows of one published file, by column name. */
export const realRows = (file: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, file), 'utf8'), { columns: true })
