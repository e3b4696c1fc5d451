import * as z from 'zod'
import type { Item, Key, Put } from '../stores/table.ts'
import { personPartition } from './person-item.ts'

/** The key of the note of how many codes a person has used up. */
export const signInKey = (personId: string): Key => ({ pk: personPartition(personId), sk: 'SIGNIN' })

const signInSchema = z.object({ used: z.int().min(0), usedBy: z.string() })

/** How many codes a person has used up, and the challenge that took the last of them (undefined: none yet). */
export type SignIn = { readonly used: number; readonly usedBy: string | undefined }

/** The note in an item; nothing used where there is none. */
export const signInFrom = (item: Item | undefined): SignIn =>
  item ? signInSchema.parse(item) : { used: 0, usedBy: undefined }

/** Uses up the code that stood after as many as were read; of two who use it at once only one can. */
export const useCode = (personId: string, before: SignIn, challenge: string): Put => ({
  put: { ...signInKey(personId), entity: 'SignIn', used: before.used + 1, usedBy: challenge },
  when: before.usedBy === undefined ? [{ attribute: 'pk', exists: false }] : [{ attribute: 'used', is: before.used }],
})
