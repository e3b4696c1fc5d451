import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import * as z from 'zod'

const builtSchema = z.object({ outcome: z.literal('rebuilt'), documents: z.int(), bytes: z.int() })

/** How many organisations the new snapshot has, and its size in bytes. */
export type RebuiltSearch = z.infer<typeof builtSchema>

/** Has the function of this name build the search's snapshot from the register, as if there were none. Throws where it fails. */
export const rebuildSearch = async (
  client: Pick<LambdaClient, 'send'>,
  functionName: string,
): Promise<RebuiltSearch> => {
  const asked = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify({ how: 'fromScratch' }) })
  const { FunctionError, Payload } = await client.send(asked)
  if (FunctionError !== undefined) throw new Error(`${functionName} failed: ${FunctionError}`)
  return builtSchema.parse(JSON.parse(Buffer.from(Payload ?? []).toString()))
}
