import * as z from 'zod'

const text = z.string().trim().min(1)

/**
 * What distinguishes one installation from another. `kind` says where and what for: `production` and `development` are on AWS (the
 * clock of a development stage can be moved), `local` is a development stage on the local AWS.
 */
const configSchema = z.object({
  stage: z.string().regex(/^[a-z][a-z0-9]{0,15}$/, 'a short lower-case word'),
  kind: z.enum(['production', 'development', 'local']),
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  region: text.optional(),
  /** Where the portal is found; links in mails begin with it. No trailing slash. */
  baseUrl: z.url().transform((url) => url.replace(/\/+$/, '')),
  sender: z.email(),
  bodyName: text,
  helpContact: text,
  timeZone: text.refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'an IANA time zone'),
  /** The id that the local API's address is made of. */
  apiId: z.string().regex(/^[0-9a-f]{8}$/),
  /** The certificate of the portal's own domain, and the firewall before it; both are in us-east-1, where CloudFront wants them. */
  certificateArn: text.optional(),
  webAclArn: text.optional(),
  /** The version of the edge's secret that CloudFront shows; the newest, if it is not given. Another one is what makes it change. */
  edgeKeyVersion: text.optional(),
  alarmEmail: z.email().optional(),
})
export type Config = z.infer<typeof configSchema>

const usualKind = (stage: string): Config['kind'] =>
  stage === 'local' ? 'local' : stage === 'prod' ? 'production' : 'development'

const defaults = {
  baseUrl: 'https://consort.example',
  sender: 'noreply@consort.example',
  bodyName: 'Consort',
  helpContact: 'help@consort.example',
  timeZone: 'Europe/Moscow',
  apiId: 'c0450f01',
}

/** The settings that an installation for real people has to give itself. */
export const ownSettings = ['baseUrl', 'sender', 'bodyName', 'helpContact'] as const satisfies (keyof Config)[]

/**
 * The configuration from the CDK context (`-c stage=prod -c sender=...`) and the account and region that the CLI works in.
 * Throws an error that names every wrong setting.
 */
export const configFrom = (
  context: (name: string) => unknown,
  place: { readonly account?: string | undefined; readonly region?: string | undefined },
): Config => {
  const stage = z.string().default('local').parse(context('stage'))
  const names = Object.keys(configSchema.shape)
  const given = Object.fromEntries(
    names.flatMap((name) => (context(name) === undefined ? [] : [[name, context(name)]])),
  )
  const kind = given['kind'] ?? usualKind(stage)
  const here = kind === 'local' ? { account: '000000000000', region: 'us-east-1' } : place
  const parsed = configSchema.safeParse({ ...defaults, ...here, ...given, stage, kind })
  if (!parsed.success) throw new Error(`the CDK context does not make a stage:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** The settings that are still as delivered, with addresses that reach nobody. */
export const leftAsDelivered = (config: Config): readonly (typeof ownSettings)[number][] =>
  ownSettings.filter((setting) => config[setting] === defaults[setting])
