import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { projectRoot } from '../../local/paths.ts'

/** What a browser loads to show a page for the first time in a language: how many scripts, their bytes under gzip, and those of the styles. */
export type FirstLoad = {
  readonly page: string
  readonly language: 'en' | 'ru'
  readonly scripts: number
  readonly scriptBytes: number
  readonly styleBytes: number
}

/** The portal as it is built, nothing of it written down. */
export type Built = { readonly chunks: readonly Rolldown.OutputChunk[]; readonly styles: readonly string[] }

/** Builds the portal in memory. */
export const buildPortal = async (): Promise<Built> => {
  const configFile = join(projectRoot, 'web', 'app', 'vite.config.ts')
  const built = await build({ configFile, build: { write: false } })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  return {
    chunks: outputs.filter((one) => one.type === 'chunk'),
    styles: outputs.flatMap((one) =>
      one.type === 'asset' && one.fileName.endsWith('.css') ? [String(one.source)] : [],
    ),
  }
}

const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length

/** A chunk with all that it imports at once, and the texts in one language that these begin to load. */
const loadedWith = (chunks: ReadonlyMap<string, Rolldown.OutputChunk>, language: string, begin: readonly string[]) => {
  const loaded = new Set<Rolldown.OutputChunk>()
  const load = (fileName: string): void => {
    const chunk = chunks.get(fileName)
    if (!chunk || loaded.has(chunk)) return
    loaded.add(chunk)
    chunk.imports.forEach(load)
    for (const later of chunk.dynamicImports)
      if (chunks.get(later)?.facadeModuleId?.includes(`/texts/${language}/`)) load(later)
  }
  begin.forEach(load)
  return loaded
}

/** What each page loads when it is the first that is opened, in either language. */
export const firstLoads = ({ chunks, styles }: Built): readonly FirstLoad[] => {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const entry = chunks.find(({ isEntry }) => isEntry)
  const pages = chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith('/page.tsx'))
  const styleBytes = styles.reduce((sum, style) => sum + gzipped(style), 0)
  return pages.flatMap(({ fileName, facadeModuleId }) =>
    (['en', 'ru'] as const).map((language) => {
      const loaded = [...loadedWith(byName, language, [entry?.fileName ?? '', fileName])]
      const page = /pages\/([^/]+)\/page\.tsx$/.exec(facadeModuleId ?? '')?.[1] ?? fileName
      const scriptBytes = loaded.reduce((sum, { code }) => sum + gzipped(code), 0)
      return { page, language, scripts: loaded.length, scriptBytes, styleBytes }
    }),
  )
}
