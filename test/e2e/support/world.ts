import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, inject } from 'vitest'
import * as z from 'zod'
import { call, type Reach } from '../../../local/client.ts'
import { newPerson, represent, type Person } from '../../../local/demo/person.ts'
import { registeredEmail } from '../../../local/registered-email.ts'
import { accessReplySchema } from '../../../local/replies.ts'
import { deliveredMail, type DeliveredMail } from '../../../local/mail.ts'
import { findStage } from '../../../local/stage.ts'

/** A suite over the deployed stacks; skipped where no local AWS can be had. */
export const describeStage: typeof describe.only = inject('stageDir') === undefined ? describe.skip : describe

const organisationSchema = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.string(),
  status: z.string(),
  reachable: z.boolean(),
})

/** An organisation as the register shows it. */
export type Organisation = z.infer<typeof organisationSchema>

const pageSchema = z.object({ organisations: z.array(organisationSchema), next: z.string().optional() })

export { registeredEmail }

/** A person with the organisation that it acts for. */
export type Applicant = {
  readonly person: Person
  readonly key: string
  readonly name: string
  readonly ask: <S extends z.ZodType = z.ZodType<any>>(
    method: string,
    path: string,
    body?: unknown,
    schema?: S,
  ) => Promise<z.output<S>>
}

/** A stage as a test reaches it: its address and mail, its officer and operator, and a part of its register that no other file uses. */
export type World = {
  readonly reach: Reach
  readonly endpoint: string
  readonly dir: string
  readonly outputs: Readonly<Record<string, string>>
  /** Every mail that was delivered, the newest first. */
  readonly mails: () => Promise<readonly DeliveredMail[]>
  readonly colleagues: { readonly officer: Person; readonly operator: Person }
  readonly officer: Applicant['ask']
  readonly operator: Applicant['ask']
  /** The next organisations that fit a wish, each given out once; by default those that would count. */
  readonly take: (many: number, fits?: (one: Organisation) => boolean) => Promise<readonly Organisation[]>
  /** An organisation by its key. */
  readonly register: (key: string) => Promise<Organisation>
  /** Somebody new who represents an organisation, proven by the code sent to its registered address. */
  readonly applicant: (organisation?: Organisation) => Promise<Applicant>
}

/** Whether an organisation's yes would count. */
const counts = ({ kind, status, reachable }: Organisation): boolean =>
  kind === 'participant' && status === 'active' && reachable

const asking =
  (person: Person, organisation?: string): Applicant['ask'] =>
  (method, path, body, schema) =>
    person.ask({ method, path, ...(body === undefined ? {} : { body }) }, schema ?? (z.any() as never), organisation)

/** Somebody whose session began elsewhere and goes on here by its cookie, because codes are few an hour. */
const resumed = ({ address }: Reach, cookie: string): Person => {
  let access = { accessToken: '', until: 0 }
  const token = async () => {
    if (Date.now() < access.until) return access.accessToken
    const refresh = { method: 'POST', path: '/api/session/refresh', headers: { cookie, origin: address } }
    const { value } = await call(address, refresh, accessReplySchema.access)
    access = { ...value, until: Date.now() + (value.expiresIn - 60) * 1000 }
    return access.accessToken
  }
  return {
    session: { email: '', token, setCookie: () => [cookie] },
    ask: async (request, schema, organisation) =>
      (await call(address, { ...request, token: await token(), organisation }, schema)).value,
  }
}

/** Whom the files of a run have taken from a stage's register: it lies beside the stage, because each file runs in a process of its own. */
const takenFrom = (dir: string): { readonly keys: Set<string>; readonly keep: () => void } => {
  const file = join(dir, 'taken.json')
  const keys = new Set(existsSync(file) ? z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))) : [])
  return { keys, keep: () => writeFileSync(file, JSON.stringify([...keys])) }
}

const taking = (ask: Applicant['ask'], sector: string, dir: string): World['take'] => {
  const known: Organisation[] = []
  const { keys: given, keep } = takenFrom(dir)
  const read = async (cursor: string): Promise<string | undefined> => {
    const page = await ask('GET', `/api/organisations?sector=${sector}&limit=100${cursor}`, undefined, pageSchema)
    known.push(...page.organisations)
    return page.next === undefined ? undefined : `&cursor=${encodeURIComponent(page.next)}`
  }
  let next: string | undefined = ''
  return async (many, fits = counts) => {
    const found = () => known.filter((one) => !given.has(one.key) && fits(one)).slice(0, many)
    while (found().length < many && next !== undefined) next = await read(next)
    const taken = found()
    if (taken.length < many) throw new Error(`the register has only ${taken.length} such organisations in ${sector}`)
    for (const { key } of taken) given.add(key)
    keep()
    return taken
  }
}

let people = 0

type Running = Reach & Pick<World, 'endpoint' | 'dir' | 'outputs'>

/** Reaches a stage; `sector` names the part of the register that the caller uses alone. */
export const worldOf = (stage: Running, colleagues: World['colleagues'], sector: string): World => {
  const officer = asking(colleagues.officer)
  const take = taking(officer, sector, stage.dir)
  return {
    reach: stage,
    endpoint: stage.endpoint,
    dir: stage.dir,
    outputs: stage.outputs,
    mails: () => deliveredMail(stage.endpoint, stage.dir),
    colleagues,
    officer,
    operator: asking(colleagues.operator),
    take,
    register: (key) => officer('GET', `/api/organisations/${key}`, undefined, organisationSchema),
    applicant: async (organisation) => {
      const own = organisation ?? (await take(1))[0]!
      people += 1
      const person = await newPerson(stage, `${sector}-${process.pid}-${people}@example.invalid`.toLowerCase(), 'en')
      await represent(stage, person, own.key, registeredEmail(own.key))
      return { person, key: own.key, name: own.name, ask: asking(person, own.key) }
    },
  }
}

/** The stage under test. */
export const openWorld = async (sector: string): Promise<World> => {
  const dir = inject('stageDir') ?? ''
  const found = await findStage(dir)
  if (!found) throw new Error('the stage under test does not answer')
  const { officer, operator } = inject('cookies')
  const colleagues = { officer: resumed(found, officer), operator: resumed(found, operator) }
  return worldOf({ ...found, dir, outputs: inject('outputs') }, colleagues, sector)
}
