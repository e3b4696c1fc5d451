import * as z from 'zod'
import type { Reach } from '../client.ts'
import type { Consortium } from './consortia-data.ts'
import { linkIn } from './links.ts'
import { knownPerson, type Person } from './person.ts'

/** How one consortium's application ended. */
export type Played = {
  readonly id: string
  readonly consortium: Consortium
  readonly status: string
  readonly counted: number
  readonly reasons: readonly string[]
}

const executionsSchema = z.object({
  executions: z.array(z.object({ applicationId: z.string(), status: z.string() })),
  next: z.string().optional(),
})

const executionsOf = async (operator: Person): Promise<z.infer<typeof executionsSchema>['executions']> => {
  const all: z.infer<typeof executionsSchema>['executions'] = []
  let cursor = ''
  for (;;) {
    const page = await operator.ask({ path: `/api/operator/executions?limit=100${cursor}` }, executionsSchema)
    all.push(...page.executions)
    if (page.next === undefined) return all
    cursor = `&cursor=${encodeURIComponent(page.next)}`
  }
}

const membersSchema = z.object({
  members: z.array(z.object({ organisation: z.object({ key: z.string() }) })),
  next: z.string().optional(),
})

const membersOf = async (person: Person, id: string): Promise<ReadonlySet<string>> => {
  const keys = new Set<string>()
  let cursor = ''
  for (;;) {
    const page = await person.ask({ path: `/api/clusters/${id}/members${cursor}` }, membersSchema)
    for (const { organisation } of page.members) keys.add(organisation.key)
    if (page.next === undefined) return keys
    cursor = `?cursor=${encodeURIComponent(page.next)}`
  }
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.symmetricDifference(b).size === 0

/**
 * Says how the demonstration ended, and throws where something is not as it must be: members of every cluster, one mail for every question,
 * one execution for every application, none left behind.
 */
export const checkConsortia = async (reach: Reach, played: readonly Played[]): Promise<void> => {
  const operator = await knownPerson(reach, 'operator@example.invalid')
  const approved = played.filter(({ status }) => status === 'registered')
  const wrong: string[] = []
  for (const { id, consortium } of approved) {
    const expected = new Set([consortium.coordinator, ...consortium.listed])
    if (!same(await membersOf(operator, id), expected)) wrong.push(`${consortium.acronym}: members differ`)
  }
  const links = (await reach.mailTo('@')).map(({ text }) => linkIn(text)).filter((link) => link !== undefined)
  const asked = new Set(links.map(({ invitation }) => invitation)).size
  if (links.length !== asked) wrong.push(`${links.length - asked} invitations were mailed twice`)
  const executions = await executionsOf(operator)
  for (const { id, consortium } of played) {
    const own = executions.filter(({ applicationId }) => applicationId === id).map(({ status }) => status)
    if (own.join() !== 'SUCCEEDED') wrong.push(`${consortium.acronym}: executions ${own.join()}`)
  }
  const left = executions.filter(({ status }) => status === 'RUNNING').length
  if (left > 0) wrong.push(`${left} executions are left behind`)
  console.log(
    `\n${played.length} applications decided: ${approved.length} approved, ${played.length - approved.length} refused.` +
      `\n${links.length} invitations, each mailed once; ${executions.length} executions, all ended.`,
  )
  if (wrong.length > 0) throw new Error(`not as it must be:\n${wrong.join('\n')}`)
}
