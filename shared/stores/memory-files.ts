import { FileChanged, type Files } from './files.ts'

/** Files in memory, with what an upload does; `paths` lists them. */
export type MemoryFiles = Files & {
  put(path: string, content: string | Uint8Array): void
  paths(): readonly string[]
}

type Stored = { readonly content: Uint8Array; readonly version: string }

/** The in-memory twin of the file store. Its upload addresses are for show. */
export const memoryFiles = (): MemoryFiles => {
  const stored = new Map<string, Stored>()
  let writes = 0
  const put = (path: string, content: string | Uint8Array): void => {
    writes += 1
    stored.set(path, {
      content: typeof content === 'string' ? Buffer.from(content) : Uint8Array.from(content),
      version: `"${writes}"`,
    })
  }
  return {
    facts: async (path) => {
      const file = stored.get(path)
      return file && { bytes: file.content.length, version: file.version }
    },
    read: async (path, { from, length } = { from: 0, length: Infinity }, version) => {
      const file = stored.get(path)
      if (!file || (version !== undefined && file.version !== version)) throw new FileChanged(path)
      return file.content.subarray(from, from + length)
    },
    write: async (path, content) => put(path, content),
    uploadUrl: async (path, seconds) => `https://files.invalid/${path}?seconds=${seconds}`,
    copy: async (from, to, version) => {
      const file = stored.get(from)
      if (file?.version !== version) throw new FileChanged(from)
      put(to, file.content)
    },
    remove: async (path) => void stored.delete(path),
    downloadUrl: async (path, name, seconds) =>
      `https://files.invalid/${path}?name=${encodeURIComponent(name)}&seconds=${seconds}`,
    put,
    paths: () => [...stored.keys()].toSorted(),
  }
}
