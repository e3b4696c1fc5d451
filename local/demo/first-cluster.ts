import * as z from 'zod'
import { until, type Reach } from '../client.ts'
import { LocalProblem } from '../local-problem.ts'
import { registeredEmail } from '../registered-email.ts'
import { choose, distinctWord, plan, startingAt, type Share } from './consortium-plan.ts'
import { accept, decline, linkIn, type Link } from './links.ts'
import { knownPerson, newPerson, represent, type Person } from './person.ts'
import { lineAt } from './timeline-line.ts'
import { statusOf, timelinePrinter } from './timeline.ts'

const organisationsSchema = z.object({
  organisations: z.array(
    z.object({ key: z.string(), name: z.string(), kind: z.string(), status: z.string(), reachable: z.boolean() }),
  ),
  next: z.string().optional(),
})

type Found = z.infer<typeof organisationsSchema>['organisations'][number]

const MEMBERS = 33
const DECLINING = 3
const MINIMUM = 30

const isUsable = ({ kind, status, reachable }: Found): boolean =>
  kind === 'participant' && status === 'active' && reachable

/** Organisations of a share's category and sector that can be asked, in the order of names; at least so many, if there are. */
const search = async (person: Person, { sector, category }: Share, atLeast: number): Promise<readonly Found[]> => {
  const found: Found[] = []
  let cursor = ''
  for (;;) {
    const query = `sector=${sector}&category=${category}&limit=50${cursor}`
    const page = await person.ask({ path: `/api/organisations?${query}` }, organisationsSchema)
    found.push(...page.organisations.filter(isUsable))
    if (page.next === undefined || found.length >= atLeast) return found
    cursor = `&cursor=${encodeURIComponent(page.next)}`
  }
}

/** Others in each run, for a consortium that is one cluster already would be looked at by an officer. Twice as many as wanted, because one may be in another share. */
const find = async (person: Person, run: number): Promise<readonly Found[]> => {
  const shares = plan.map(async (share) => {
    const found = await search(person, share, (run + 2) * share.wanted)
    return { ...share, found: startingAt(found, run * share.wanted) }
  })
  return choose(await Promise.all(shares))
}

const executionsSchema = z.object({ executions: z.array(z.unknown()), next: z.string().optional() })

/** How many applications were on their way before, at least. */
const runsBefore = async (operator: Person): Promise<number> => {
  let count = 0
  let cursor = ''
  for (;;) {
    const page = await operator.ask({ path: `/api/operator/executions?limit=100${cursor}` }, executionsSchema)
    count += page.executions.length
    if (page.next === undefined) return count
    cursor = `&cursor=${encodeURIComponent(page.next)}`
  }
}

const projectOf = (keys: readonly string[]) => ({
  id: 'nitride-microelectronics',
  title: 'Cooperation in nitride microelectronics',
  summary:
    'From the substrate to the application: power devices on gallium nitride, with their drivers and their software.',
  programmes: ['research', 'innovation', 'production'],
  stage: 'planned',
  sectors: ['electronics', 'robotics', 'IT'],
  seeks: ['partners', 'money'],
  members: keys,
})

const invitationLink = (reach: Reach, key: string): Promise<Link> =>
  until(
    `the invitation of ${key}`,
    60,
    async () => {
      const mails = await reach.mailTo(registeredEmail(key))
      return mails.map(({ text }) => linkIn(text)).find((link) => link !== undefined)
    },
    500,
  )

const idSchema = z.object({ id: z.string() })
const clusterSchema = z.object({ name: z.string(), membersAtRegistration: z.number() })
const membersSchema = z.object({ members: z.array(z.unknown()) })

const draft = async (person: Person, first: Found, others: readonly Found[]): Promise<string> => {
  const { key: coordinator } = first
  const keys = [coordinator, ...others.map(({ key }) => key)]
  const name = `Nitride microelectronics “${distinctWord(first.name)}”`
  const purpose = 'Joint research, innovation and production programmes in microelectronics on nitride technologies.'
  const body = { name, purpose, projects: [projectOf(keys)], admission: 'open' }
  const { id } = await person.ask({ method: 'POST', path: '/api/applications', body }, idSchema, coordinator)
  const identifiers = others.map(({ key }) => key)
  const invitees = { method: 'POST', path: `/api/applications/${id}/invitees`, body: { identifiers } }
  await person.ask(invitees, z.unknown(), coordinator)
  return id
}

/** Who plays: the stage, and where lines are printed. */
export type Play = { readonly reach: Reach; readonly print: (line: string) => void }

/**
 * Plays the first cluster on a stage with a register: 33 organisations in robotics, electronics and IT; some decline and are replaced, a
 * reminder goes out, the thirtieth confirmation registers the cluster, three more join by their late answers.
 */
export const playFirstCluster = async ({ reach, print }: Play): Promise<void> => {
  const operator = await knownPerson(reach, 'operator@example.invalid')
  const applicantEmail = `coordinator-${Date.now()}@example.invalid`
  const applicant = await newPerson(reach, applicantEmail, 'en')
  const found = await find(applicant, await runsBefore(operator))
  const [first, ...rest] = found
  if (!first || found.length < MEMBERS + DECLINING)
    throw new LocalProblem(
      `The register has only ${found.length} organisations that fit this demonstration: npm run reset and npm start make one that does.`,
    )
  const coordinator = first.key
  await represent(reach, applicant, coordinator, registeredEmail(coordinator))
  const tell = (sentence: string) => print(lineAt(undefined, sentence))
  tell(`${applicantEmail} represents ${first.name}, proven by the code sent to its registered address.`)

  const invited = rest.slice(0, MEMBERS - 1)
  const substitutes = rest.slice(MEMBERS - 1)
  const id = await draft(applicant, first, invited)
  const page = `${reach.address}/_sign-in?as=${encodeURIComponent(applicantEmail)}&to=${encodeURIComponent(`/applications/${id}`)}`
  tell(`Watch it: ${page}`)
  await applicant.ask({ method: 'POST', path: `/api/applications/${id}/submit` }, z.unknown(), coordinator)
  const show = timelinePrinter(applicant, coordinator, id, print)
  const untilState = (status: string) =>
    until(`the application to be ${status}`, 60, async () => {
      await show()
      return (await statusOf(applicant, coordinator, id)) === status ? status : undefined
    })
  await untilState('gathering')

  const refusing = invited.slice(0, DECLINING)
  for (const { key } of refusing) await decline(reach, await invitationLink(reach, key), 'No capacity this year.')
  await show()
  for (const [index, { key }] of refusing.entries()) {
    const body = { remove: key, add: substitutes[index]?.key }
    const path = `/api/applications/${id}/invitees/replace`
    await applicant.ask({ method: 'POST', path, body }, z.unknown(), coordinator)
  }
  await show()

  const answering = [...invited.slice(DECLINING), ...substitutes].slice(0, MEMBERS - 1)
  const beforeReminder = answering.slice(0, MINIMUM - 11)
  for (const { key } of beforeReminder) await accept(reach, await invitationLink(reach, key))
  await show()
  tell('Eight days later (the clock of this stage was moved) ...')
  await operator.ask({ method: 'POST', path: '/api/operator/clock', body: { days: 8 } }, z.unknown())
  await until('the reminders', 30, async () => {
    await show()
    const waiting = answering[beforeReminder.length]
    const mails = waiting ? await reach.mailTo(registeredEmail(waiting.key)) : []
    return mails.length > 1 ? true : undefined
  })

  const afterReminder = answering.slice(beforeReminder.length, MINIMUM - 1)
  for (const { key } of afterReminder) await accept(reach, await invitationLink(reach, key))
  await untilState('registered')

  const late = answering.slice(MINIMUM - 1)
  for (const { key } of late) await accept(reach, await invitationLink(reach, key))
  await show()
  const cluster = await applicant.ask({ path: `/api/clusters/${id}` }, clusterSchema, coordinator)
  const { members } = await applicant.ask({ path: `/api/clusters/${id}/members?limit=100` }, membersSchema, coordinator)
  tell(`${cluster.name}: registered with ${cluster.membersAtRegistration} members, now ${members.length}.`)
  tell(`The cluster: ${reach.address}/api/clusters/${id}`)
}
