import * as z from 'zod'
import type { Item, Key, Put } from '../stores/table.ts'

/** The key of what a public registration number leads to. */
export const registrationNumberKey = (number: string): Key => ({ pk: `NUMBER#${number}`, sk: 'NUMBER' })

const schema = z.object({ clusterId: z.uuid() })

/** The cluster that a number leads to. */
export const clusterOfNumber = (item: Item): string => schema.parse(item).clusterId

/** Writes where a number leads: its case number is nobody else's, so it can be written again by every attempt. */
export const putRegistrationNumber = (number: string, clusterId: string): Put => ({
  put: { ...registrationNumberKey(number), entity: 'RegistrationNumber', clusterId },
})
