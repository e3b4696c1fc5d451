import * as z from 'zod'
import { InvalidRequest } from './errors.ts'
import { fileTypeSchema, fileTypes, type FileType } from './file-type.ts'
import { organisationKeySchema } from './identifiers/index.ts'
import { plainText } from './plain-text.ts'
import { spaceIdSchema } from './space.ts'
import { momentSchema } from './time.ts'

/** What readers learn of a file: its name, its type as it was checked, its size in bytes. */
export const fileFactsSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  type: fileTypeSchema,
  bytes: z.int().min(1),
})

/**
 * A file of a space: `uploading` until its content was checked, `checked` until a post carries it, `attached` to the post with a number, `going`
 * when it is to be removed. `goesAt`: when that happens unless something else comes first.
 */
export const spaceFileSchema = fileFactsSchema.extend({
  space: spaceIdSchema,
  state: z.enum(['uploading', 'checked', 'attached', 'going']),
  by: z.strictObject({ organisation: organisationKeySchema, personId: z.uuid() }),
  post: z.int().min(1).optional(),
  createdAt: momentSchema,
  goesAt: momentSchema.optional(),
})
export type SpaceFile = z.infer<typeof spaceFileSchema>

const LONGEST_STEM = 100

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A file's name as it is kept and given out: no path, no character that a file system or a header reads otherwise, and one ending, which must be
 * one of its type. Throws InvalidRequest for any other ending.
 */
export const fileName = (given: string, type: FileType): string => {
  const base = plainText(given).split(/[/\\]/).at(-1) ?? ''
  const { endings } = fileTypes[type]
  const ending = endings.find((one) => base.toLowerCase().endsWith(`.${one}`))
  if (ending === undefined)
    throw new InvalidRequest([{ path: '/name', message: `must end in .${endings.join(', .')}` }])
  const stem = base
    .slice(0, -ending.length - 1)
    .replace(/[^\p{L}\p{M}\p{N} ()_-]+/gu, '_')
    .replace(/^[\s_-]+|[\s_]+$/g, '')
  const short = Array.from(stem).slice(0, LONGEST_STEM).join('')
  return `${short === '' || DEVICE.test(short) ? `file_${short}` : short}.${ending}`
}
