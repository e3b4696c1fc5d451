import * as z from 'zod'

/** The types of files that a space takes. */
export const fileTypeSchema = z.enum([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'text/plain',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
])
export type FileType = z.infer<typeof fileTypeSchema>

/** How much of a file is looked at, in bytes. */
export const LOOKED_AT = 4096

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  Buffer.from(bytes.subarray(from, from + length)).toString('latin1')

const beginsWith =
  (...beginnings: readonly string[]) =>
  (bytes: Uint8Array): boolean =>
    beginnings.some((beginning) => ascii(bytes, 0, beginning.length) === beginning)

const isWebp = (bytes: Uint8Array): boolean => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP'

/** A package of Office Open XML: a ZIP that begins with one of the entries that every such package has (ECMA-376, part 2). */
const isPackage = (bytes: Uint8Array): boolean => {
  const text = ascii(bytes, 0, bytes.length)
  return text.startsWith('PK\u0003\u0004') && /\[Content_Types\]\.xml|_rels\/|docProps\//.test(text)
}

/** Text: UTF-8 but for a last character that the look has cut, without control characters and not the beginning of a page or script. */
const isText = (bytes: Uint8Array): boolean => {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '')
  const broken = text.slice(0, -1).includes('\ufffd')
  // oxlint-disable-next-line no-control-regex -- they are what it looks for
  return !broken && !/[\u0000-\u0008\u000e-\u001f]/.test(text) && !/^\s*(?:<[!?a-z]|#!)/i.test(text)
}

/** Of each type: the endings that a name may have, and what its content must begin like. */
export const fileTypes: {
  readonly [T in FileType]: { readonly endings: readonly string[]; readonly fits: (beginning: Uint8Array) => boolean }
} = {
  'application/pdf': { endings: ['pdf'], fits: beginsWith('%PDF-') },
  'image/png': { endings: ['png'], fits: beginsWith('\u0089PNG\r\n\u001a\n') },
  'image/jpeg': { endings: ['jpg', 'jpeg'], fits: beginsWith('\u00ff\u00d8\u00ff') },
  'image/gif': { endings: ['gif'], fits: beginsWith('GIF87a', 'GIF89a') },
  'image/webp': { endings: ['webp'], fits: isWebp },
  'text/plain': { endings: ['txt'], fits: isText },
  'text/csv': { endings: ['csv'], fits: isText },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    endings: ['docx'],
    fits: isPackage,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { endings: ['xlsx'], fits: isPackage },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    endings: ['pptx'],
    fits: isPackage,
  },
}
