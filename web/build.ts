import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Makes the whole site in a folder, as the bucket has it: the portal as Vite builds it, the small pages, and their assets. Takes a second or two. */
export const buildSite = async (outDir: string): Promise<void> => {
  await build({ configFile: join(here, 'app', 'vite.config.ts'), build: { outDir } })
  await cp(join(here, 'pages'), outDir, { recursive: true })
  await cp(join(here, 'assets'), join(outDir, 'assets'), { recursive: true })
}
