import type { SpaceFile } from '../../shared/domain/space-file.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Files } from '../../shared/stores/files.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeDownloadFile } from '../../shared/use-cases/spaces/download-file.ts'
import { makeCheckFile, makeDeclareFile, type Upload } from '../../shared/use-cases/spaces/share-file.ts'
import { visitorIn } from './show-posts.ts'
import { spaceFileRoutes } from './space-files.route.ts'

type FileRoute = (typeof spaceFileRoutes)[number]
type FileDeps = { readonly table: Table; readonly files: Files }

const [declareRoute, checkRoute, downloadRoute] = spaceFileRoutes

const show = ({ id, name, type, bytes }: SpaceFile) => ({ id, name, type, bytes })

const shown = ({ file, url, seconds }: Upload) => ({
  body: { file: show(file), upload: { method: 'PUT' as const, url, seconds } },
})

/** What the route does that gives files out. */
export const spaceFileReadBindings = (deps: FileDeps): Bindings<FileRoute, 'read'> => {
  const downloading = makeDownloadFile(deps)
  return {
    downloadFile: bind(downloadRoute, async (asked) => {
      const { file, ...download } = await downloading({ ...visitorIn(asked), id: asked.params.file })
      return { body: { file: show(file), download } }
    }),
  }
}

/** What the routes do by which files come in. */
export const spaceFileWriteBindings = (deps: FileDeps): Bindings<FileRoute, 'write'> => {
  const { declare, again } = makeDeclareFile(deps)
  const check = makeCheckFile(deps)
  return {
    declareFile: bind(
      declareRoute,
      async ({ body, newId, extra, now, ...asked }) =>
        shown(await declare({ ...visitorIn(asked), ...body, id: newId(), extra, now })),
      async ({ newId, ...asked }) => shown(await again({ ...visitorIn(asked), id: newId() })),
    ),
    checkFile: bind(checkRoute, async ({ now, ...asked }) => ({
      body: { file: show(await check({ ...visitorIn(asked), id: asked.params.file, now })) },
    })),
  }
}
