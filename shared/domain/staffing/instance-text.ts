import * as z from 'zod'
import { stageIdSchema } from '../chain/chain.ts'
import { organisationKeySchema } from '../identifiers/index.ts'
import type { Instance } from './instance.ts'

const amount = z.number().min(0)
const number = z.int().min(0)

const instanceSchema = z.strictObject({
  tasks: z.array(z.strictObject({ stage: stageIdSchema, capability: z.string(), suppliers: number, amount })),
  suppliers: z.array(
    z.strictObject({
      organisation: organisationKeySchema,
      outsider: z.boolean(),
      resources: z.array(z.strictObject({ amount, tasks: z.array(number) })),
    }),
  ),
})

/** An instance as text, to be solved elsewhere. */
export const writeInstance = (instance: Instance): string => JSON.stringify(instance)

/** The instance in such a text; throws where it is none. */
export const readInstance = (text: string): Instance => instanceSchema.parse(JSON.parse(text))
