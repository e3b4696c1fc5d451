import { LIMIT_BYTES } from './limit.ts'
import type { Bench } from '../bench.ts'
import { printTable } from '../print-table.ts'
import { buildPortal, firstLoads } from './first-loads.ts'

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1)

/** How much a browser loads to show each page of the portal first, compressed; more than 120 KB of scripts is wrong. */
export const portal: Bench = async () => {
  const loads = firstLoads(await buildPortal())
  printTable(
    'What a browser loads to show a page first, compressed',
    ['page', 'language', 'scripts', 'KB of scripts', 'KB of styles'],
    loads.map(({ page, language, scripts, scriptBytes, styleBytes }) => [
      page,
      language,
      scripts,
      kilobytes(scriptBytes),
      kilobytes(styleBytes),
    ]),
  )
  return loads
    .filter(({ scriptBytes }) => scriptBytes > LIMIT_BYTES)
    .map(({ page, scriptBytes }) => `${page} begins with ${kilobytes(scriptBytes)} KB of scripts`)
}
