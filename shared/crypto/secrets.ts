import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { keySchema, type SigningKeys } from './keys.ts'

/** How long a process keeps a secret, in milliseconds; so long must a new key be known everywhere before it signs. */
const KEPT = 5 * 60_000

const jsonObjectIn = (text: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

const inSecret = z.strictObject({ ...keySchema.shape, previous: keySchema.optional() })

/**
 * Signing keys as a secret holds them: `{"id","key"}`, after a rotation with the key before as `"previous": {"id","key"}`, or an
 * opaque text that is the key itself.
 */
export const signingKeysText = z
  .string()
  .transform((text) => jsonObjectIn(text) ?? { id: 'k1', key: text })
  .pipe(inSecret)
  .transform(({ previous, ...current }): SigningKeys => ({ current, previous }))

type SecretPlace = {
  readonly client: Pick<SecretsManagerClient, 'send'>
  readonly arn: string
  readonly now?: () => number
}

/**
 * A secret as a function that gives its value, read from Secrets Manager at most every five minutes in each process.
 * Throws a ZodError, which quotes nothing of the secret, if it does not fit the schema.
 */
export const secret = <Schema extends z.ZodType>(
  { client, arn, now = () => performance.now() }: SecretPlace,
  schema: Schema,
): (() => Promise<z.output<Schema>>) => {
  const read = async (): Promise<z.output<Schema>> =>
    schema.parse((await client.send(new GetSecretValueCommand({ SecretId: arn }))).SecretString)
  let kept: { readonly value: z.output<Schema>; readonly until: number } | undefined
  return async () => {
    if (!kept || now() >= kept.until) kept = { value: await read(), until: now() + KEPT }
    return kept.value
  }
}
