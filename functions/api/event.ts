import * as z from 'zod'

const texts = z.record(z.string(), z.string().optional()).nullish()

/** What we read of an HTTP API's event (payload 2.0); what the gateway leaves out may be absent or null. */
const eventSchema = z.object({
  routeKey: z.string(),
  headers: texts,
  cookies: z.array(z.string()).nullish(),
  pathParameters: texts,
  queryStringParameters: texts,
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
  requestContext: z.object({
    requestId: z.string(),
    authorizer: z.object({ jwt: z.object({ claims: z.record(z.string(), z.unknown()) }).nullish() }).nullish(),
  }),
})

/** An incoming request, its absent parts made empty; header names are in lower case. */
export type HttpEvent = {
  readonly routeKey: string
  readonly requestId: string
  readonly headers: { readonly [name: string]: string | undefined }
  readonly cookies: readonly string[]
  readonly params: { readonly [name: string]: string | undefined }
  readonly query: { readonly [name: string]: string | undefined }
  readonly body: string | undefined
  readonly isBase64Encoded: boolean
  readonly claims: { readonly [name: string]: unknown } | undefined
}

/** What goes back to the gateway. */
export type HttpReply = {
  statusCode: number
  headers: Record<string, string>
  body: string
  cookies?: string[]
}

const decoded = (text: string | undefined): string | undefined => {
  if (text === undefined || !text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Reads the gateway's event. Path parameters are decoded whether or not the gateway has done so: none of our ids has a percent sign. */
export const readEvent = (event: unknown): HttpEvent => {
  const { routeKey, headers, cookies, pathParameters, queryStringParameters, body, isBase64Encoded, requestContext } =
    eventSchema.parse(event)
  const lower = Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    routeKey,
    requestId: requestContext.requestId,
    headers: lower,
    cookies: cookies ?? lower['cookie']?.split(/;\s*/) ?? [],
    params: Object.fromEntries(Object.entries(pathParameters ?? {}).map(([name, value]) => [name, decoded(value)])),
    query: queryStringParameters ?? {},
    body: body ?? undefined,
    isBase64Encoded: isBase64Encoded ?? false,
    claims: requestContext.authorizer?.jwt?.claims,
  }
}
