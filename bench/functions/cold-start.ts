import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'

const CHILD = 'await import(process.argv[1]); console.log(performance.now()); process.exit(0)'

/** A text that will do wherever a name, an ARN or an address of mail is wanted: nothing is called. */
const ANY = 'bench@consort.example'

const namedSchema = z.object({ environmentSchema: z.instanceof(z.ZodType) })
const jsonSchema = z.object({
  properties: z.record(z.string(), z.object({ format: z.string(), enum: z.array(z.string()) }).partial()),
  required: z.array(z.string()).default([]),
})

/** An environment that a function starts with. */
export const environmentOf = async (entry: string): Promise<Readonly<Record<string, string>>> => {
  const { environmentSchema } = namedSchema.parse(await import(`../../functions/${entry}.env.ts`))
  const { properties, required } = jsonSchema.parse(z.toJSONSchema(environmentSchema, { io: 'input' }))
  const valueOf = (name: string): string => {
    const { format, enum: values } = properties[name] ?? {}
    if (name === 'TIME_ZONE') return 'Europe/Moscow'
    return values?.[0] ?? (format === 'uri' ? 'https://consort.example' : ANY)
  }
  return Object.fromEntries(required.map((name) => [name, valueOf(name)]))
}

/** Starts a process that loads a module and does nothing with it; gives the milliseconds from its start until it is loaded. */
export const startOnce = (file: string, environment: Readonly<Record<string, string>>): number => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', CHILD, pathToFileURL(file).href],
    { env: { ...environment, AWS_REGION: 'eu-central-1' }, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`${file} does not load: ${stderr.slice(-1000)}`)
  return Number(stdout)
}
