import * as z from 'zod'
import { registerImportSchema, type RegisterImport } from '../domain/register-import.ts'
import { verdictCountsSchema } from '../domain/row-verdict.ts'
import { momentSchema } from '../domain/time.ts'
import type { Delete, Item, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'
import { waitStamp } from './wait-item.ts'

/** The partition of the list of imports, by when they were created. */
export const IMPORTS = 'IMPORTS'

/** The partition of one import's items. */
export const importPartition = (id: string): string => `IMPORT#${id}`

/** The key of an import. */
export const importKey = (id: string): Key => ({ pk: importPartition(id), sk: 'IMPORT' })

const imports = entity('Import', registerImportSchema, ({ id, createdAt }) => ({
  ...importKey(id),
  gsi2pk: IMPORTS,
  gsi2sk: `${createdAt}#${id}`,
}))

/** The import in an item. */
export const importFrom = imports.from

/** Writes a new import. */
export const addImport = (added: RegisterImport): Put => ({
  put: imports.item(added),
  when: [{ attribute: 'pk', exists: false }],
})

/** Moves an import on from where it was read: every move changes its state, its attempt or its part. */
export const moveImport = (before: RegisterImport, next: RegisterImport): Put => ({
  put: imports.item(next),
  when: [
    { attribute: 'state', is: before.state },
    { attribute: 'attempt', is: before.attempt },
    { attribute: 'part', is: before.part },
  ],
})

/** The key of the lease that lets one import run at a time. */
export const importLeaseKey: Key = { pk: 'LEASE#IMPORT', sk: 'LEASE' }

const leaseSchema = z.object({ importId: z.uuid() })

/** The import that holds the lease. */
export const leaseHolder = (item: Item): string => leaseSchema.parse(item).importId

/** Takes the lease; one's own is no obstacle. */
export const takeLease = (importId: string): Put => ({
  put: { ...importLeaseKey, entity: 'ImportLease', importId },
  when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'importId', is: importId }]] }],
})

/** Gives the lease back; nothing happens where it is gone already. */
export const freeLease = (importId: string): Delete => ({
  delete: importLeaseKey,
  when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'importId', is: importId }]] }],
})

const importWaitSchema = z.strictObject({
  importId: z.uuid(),
  token: z.string(),
  attempt: z.int().min(1),
  enteredAt: momentSchema,
  retry: z.int().min(0),
  stamp: z.string(),
})

/** An execution that waits for an officer's word: its task token never leaves the back end. */
export type ImportWait = z.infer<typeof importWaitSchema>

/** The key of an import's wait. */
export const importWaitKey = (id: string): Key => ({ pk: importPartition(id), sk: 'WAIT' })

const importWaits = entity('ImportWait', importWaitSchema, ({ importId }) => importWaitKey(importId))

/** The wait in an item. */
export const importWaitFrom = importWaits.from

/** Writes a wait, only if it is newer than the one that stands there. */
export const putImportWait = (wait: Omit<ImportWait, 'stamp'>): Put => {
  const stamp = waitStamp(wait)
  return {
    put: importWaits.item({ ...wait, stamp }),
    when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'stamp', below: stamp }]] }],
  }
}

/** Removes a wait that has been completed, if it still holds that token. */
export const dropImportWait = ({ importId, token }: ImportWait): Delete => ({
  delete: importWaitKey(importId),
  when: [{ attribute: 'token', is: token }],
})

/** What the sort keys of an import's parts begin with. */
export const PARTS = 'PART#'

const partSchema = z.strictObject({ importId: z.uuid(), part: z.int().min(1), counts: verdictCountsSchema })

/** One part of an import's verdicts: its file holds as many rows as its counts say. */
export type ImportPart = z.infer<typeof partSchema>

const importParts = entity('ImportPart', partSchema, ({ importId, part }) => ({
  pk: importPartition(importId),
  sk: `${PARTS}${String(part).padStart(6, '0')}`,
}))

/** The part in an item. */
export const importPartFrom = importParts.from

/** Records a part, in the transaction that moves its import past it. */
export const putImportPart = (part: ImportPart): Put => ({ put: importParts.item(part) })
