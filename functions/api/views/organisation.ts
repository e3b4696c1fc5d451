import * as z from 'zod'
import { isReachable, organisationSchema, type Organisation } from '../../../shared/domain/organisation.ts'

const { key, aliases, name, kind, category, sectors, status, statusSince } = organisationSchema.shape

/** An organisation as the register shows it: `reachable` says whether mail reaches it, its addresses are nobody's business. */
export const organisationView = z
  .object({ key, aliases, name, kind, category, sectors, status, statusSince, reachable: z.boolean() })
  .meta({ id: 'Organisation' })

/** An organisation by key and name; the key stands for the name of one that the register does not have. */
export const namedView = z.object({ key: z.string(), name: z.string() }).meta({ id: 'Named' })

/** An organisation for the register's readers; its view drops the rest. */
export const showOrganisation = (organisation: Organisation): z.input<typeof organisationView> => ({
  ...organisation,
  reachable: isReachable(organisation),
})

/** An organisation by key and name. */
export const showNamed = (
  organisationKey: string,
  organisation: Organisation | undefined,
): z.input<typeof namedView> => ({
  key: organisationKey,
  name: organisation?.name ?? organisationKey,
})
