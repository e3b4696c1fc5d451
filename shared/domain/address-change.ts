import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { momentSchema, type Moment } from './time.ts'

/** Where a change of a registered address stands: `proposed` by one officer, `waiting` once a second agrees, and five ways to end. */
export const addressChangeStatusSchema = z.enum([
  'proposed',
  'waiting',
  'inForce',
  'objected',
  'withdrawn',
  'overtaken',
])
type AddressChangeStatus = z.infer<typeof addressChangeStatusSchema>

/**
 * A change of an organisation's registered address by two officers. `formerEmail` is what the register had when it was proposed: should
 * an import bring another meanwhile, the change is `overtaken`.
 */
export const addressChangeSchema = z.strictObject({
  id: z.uuid(),
  organisation: organisationKeySchema,
  email: z.email().max(254),
  formerEmail: z.email().max(254).optional(),
  reason: z.string().trim().min(1).max(2000),
  status: addressChangeStatusSchema,
  proposedBy: z.uuid(),
  proposedAt: momentSchema,
  confirmedBy: z.uuid().optional(),
  confirmedAt: momentSchema.optional(),
  inForceAt: momentSchema.optional(),
  endedAt: momentSchema.optional(),
  endedBy: z.string().optional(),
  endReason: z.string().trim().min(1).max(2000).optional(),
})
export type AddressChange = z.infer<typeof addressChangeSchema>

/** The states in which a change can still come into force. */
export const OPEN_CHANGES: readonly AddressChangeStatus[] = ['proposed', 'waiting']

/** Whether a change can still come into force. */
export const isOpenChange = ({ status }: AddressChange): boolean => OPEN_CHANGES.includes(status)

/** The change as it ends. */
export const endChange = (
  change: AddressChange,
  status: Exclude<AddressChangeStatus, 'proposed' | 'waiting'>,
  ended: { readonly by: string; readonly now: Moment; readonly reason?: string },
): AddressChange => ({
  ...change,
  status,
  endedAt: ended.now,
  endedBy: ended.by,
  ...(ended.reason === undefined ? {} : { endReason: ended.reason }),
})
