import * as z from 'zod'
import { nameKey } from '../domain/names.ts'
import type { Delete, Item, Key, Put } from '../stores/table.ts'

/** The partition of the names that registered clusters bear. */
export const CLUSTER_NAMES = 'NAMES'

/** The key of a name's reservation: equal for names that differ only in case, spaces, quotes or look-alikes. */
export const reservationKey = (name: string): Key => ({ pk: `NAME#${nameKey(name)}`, sk: 'NAME' })

const reservationSchema = z.object({
  name: z.string(),
  applicationId: z.uuid(),
  clusterId: z.uuid().optional(),
})

/** Who holds a name: an application, and the cluster that it became. */
export const reservationFrom = (item: Item): z.infer<typeof reservationSchema> => reservationSchema.parse(item)

/** Reserves a name for an application; one's own reservation is no obstacle. */
export const reserveName = (name: string, applicationId: string): Put => ({
  put: { ...reservationKey(name), entity: 'Name', name, applicationId },
  when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'applicationId', is: applicationId }]] }],
})

/** Gives the reservation of one application to another that takes its place. */
export const passNameOn = (name: string, from: string, to: string): Put => ({
  put: { ...reservationKey(name), entity: 'Name', name, applicationId: to },
  when: [{ attribute: 'applicationId', is: from }],
})

/** Hands an application's name to its cluster. */
export const handNameToCluster = (name: string, applicationId: string, clusterId: string): Put => ({
  put: {
    ...reservationKey(name),
    entity: 'Name',
    name,
    applicationId,
    clusterId,
    gsi2pk: CLUSTER_NAMES,
    gsi2sk: nameKey(name),
  },
  when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'applicationId', is: applicationId }]] }],
})

/** Frees a name that an application holds; nothing happens where somebody else does. */
export const freeName = (name: string, applicationId: string): Delete => ({
  delete: reservationKey(name),
  when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'applicationId', is: applicationId }]] }],
})
