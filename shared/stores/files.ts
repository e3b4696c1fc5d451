/** A stored file: its size in bytes, and its version, which another upload changes. */
export type FileFacts = { readonly bytes: number; readonly version: string }

/** A stretch of a file: from a byte on, at most so many. */
export type Stretch = { readonly from: number; readonly length: number }

/**
 * The one port to stored files. `read` gives the whole file, or a stretch of one version of it, and throws FileChanged where that version
 * is no longer there, as `copy` does. An `uploadUrl` takes one PUT of any content for a while, of exactly so many bytes where that is said. What a
 * `downloadUrl` gives is to be saved under a name and never shown: a neutral type, as an attachment. `remove` does nothing where nothing is.
 */
export type Files = {
  facts(path: string): Promise<FileFacts | undefined>
  read(path: string, stretch?: Stretch, version?: string): Promise<Uint8Array>
  write(path: string, content: string | Uint8Array): Promise<void>
  uploadUrl(path: string, seconds: number, bytes?: number): Promise<string>
  copy(from: string, to: string, version: string): Promise<void>
  remove(path: string): Promise<void>
  downloadUrl(path: string, name: string, seconds: number): Promise<string>
}

/** A file was replaced or removed after the work on it began. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged' as const

  constructor(path: string, cause?: unknown) {
    super(`${path} is not the file that it was`, { cause })
  }
}
