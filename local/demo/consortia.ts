import { join } from 'node:path'
import * as z from 'zod'
import { until, type Reach } from '../client.ts'
import { findEmulator } from '../emulator.ts'
import { LocalProblem } from '../local-problem.ts'
import { registeredEmail } from '../registered-email.ts'
import { installFolder } from '../paths.ts'
import { importEuRegister, seedPeople } from '../seed.ts'
import { openStage } from '../stage.ts'
import { removeStage } from '../state.ts'
import { stopOnSignal } from '../stop-on-signal.ts'
import { checkConsortia, type Played } from './check-consortia.ts'
import { readConsortia, type Consortium } from './consortia-data.ts'
import { accept, linkIn, type Link } from './links.ts'
import { knownPerson, newPerson, represent, type Person } from './person.ts'

const ENDED = ['registered', 'rejected', 'expired', 'withdrawn']

const packsSchema = z.object({ packs: z.array(z.looseObject({ version: z.number() })) })

/** Publishes the policy of this demonstration: decided when all have answered, no window for adding more, wide caps. */
const publishPack = async (officer: Person): Promise<void> => {
  const { packs } = await officer.ask({ path: '/api/officer/rule-packs' }, packsSchema)
  const newest = packs.toSorted((a, b) => b.version - a.version)[0]
  if (!newest) throw new Error('the stage has no rule pack')
  const { version: _, ...policy } = newest
  const caps = { openPerApplication: 10_000, perSenderAndDay: 100_000, openPerOrganisation: 10_000 }
  const times = { ...z.looseObject({}).parse(policy['times']), tooFewWindow: { minutes: 0 } }
  const body = { ...policy, defaultMode: 'whenAllAnswered', times, caps }
  await officer.ask({ method: 'POST', path: '/api/officer/rule-packs', body }, z.unknown())
}

const draft = async (person: Person, consortium: Consortium): Promise<string> => {
  const { coordinator, listed } = consortium
  const project = {
    id: 'project',
    title: consortium.name.slice(0, 300),
    programmes: ['research', 'innovation'],
    stage: 'running',
    sectors: ['electronics'],
    members: [...new Set([coordinator, ...listed])],
  }
  const body = {
    name: consortium.name.slice(0, 300),
    purpose: consortium.objective.slice(0, 4000),
    projects: [project],
  }
  const created = { method: 'POST', path: '/api/applications', body }
  const { id } = await person.ask(created, z.object({ id: z.string() }), coordinator)
  const identifiers = listed.filter((key) => key !== coordinator)
  const invitees = { method: 'POST', path: `/api/applications/${id}/invitees`, body: { identifiers } }
  await person.ask(invitees, z.unknown(), coordinator)
  return id
}

const applicationSchema = z.object({ status: z.string() })
const decisionSchema = z.object({
  status: z.string(),
  decision: z
    .object({
      results: z.array(
        z.object({ rule: z.string(), passes: z.boolean(), observed: z.record(z.string(), z.unknown()) }),
      ),
    })
    .optional(),
})

const waitFor = (person: Person, coordinator: string, id: string, states: readonly string[]): Promise<string> =>
  until(`application ${id} to be ${states.join(' or ')}`, 300, async () => {
    const { status } = await person.ask({ path: `/api/applications/${id}` }, applicationSchema, coordinator)
    return states.includes(status) ? status : undefined
  })

/** The links that were mailed for one application, one for each organisation that was asked. */
const linksFor = (reach: Reach, id: string, count: number): Promise<readonly Link[]> =>
  until(
    `${count} invitations of ${id}`,
    300,
    async () => {
      const links = (await reach.mailTo('@')).map(({ text }) => linkIn(text)).filter((link) => link !== undefined)
      const own = new Map(
        links.filter(({ invitation }) => invitation.startsWith(id)).map((link) => [link.invitation, link]),
      )
      return own.size >= count ? [...own.values()] : undefined
    },
    1000,
  )

const acceptAll = async (reach: Reach, links: readonly Link[]): Promise<void> => {
  const waiting = links.values()
  const work = async () => {
    for (const link of waiting) await accept(reach, link)
  }
  await Promise.all(Array.from({ length: 16 }, work))
}

const play = async (reach: Reach, person: Person, consortium: Consortium): Promise<Played> => {
  const { coordinator, listed } = consortium
  const id = await draft(person, consortium)
  await person.ask({ method: 'POST', path: `/api/applications/${id}/submit` }, z.unknown(), coordinator)
  await waitFor(person, coordinator, id, ['gathering', ...ENDED])
  const asked = new Set(listed.filter((key) => key !== coordinator)).size
  await acceptAll(reach, await linksFor(reach, id, asked))
  await waitFor(person, coordinator, id, ENDED)
  const { status, decision } = await person.ask({ path: `/api/applications/${id}` }, decisionSchema, coordinator)
  const failing = (decision?.results ?? []).filter(({ passes }) => !passes)
  const counted = decision?.results.find(({ rule }) => rule === 'enoughOrganisations')?.observed['count']
  return { id, consortium, status, counted: Number(counted ?? 0), reasons: failing.map(({ rule }) => rule) }
}

const print = ({ consortium, status, counted, reasons }: Played): void =>
  console.log(
    [
      consortium.startDate,
      consortium.acronym.padEnd(20),
      status.padEnd(11),
      String(counted).padStart(4),
      reasons.join(', '),
    ].join('  '),
  )

/** Somebody for each coordinator, signed up and proven when first needed. */
const representativesOn = (reach: Reach) => {
  const known = new Map<string, Person>()
  return async (coordinator: string): Promise<Person> => {
    const person = known.get(coordinator) ?? (await newPerson(reach, `for-${registeredEmail(coordinator)}`, 'en'))
    if (!known.has(coordinator)) await represent(reach, person, coordinator, registeredEmail(coordinator))
    known.set(coordinator, person)
    return person
  }
}

/**
 * Plays real consortia from the files in a folder, on a stage of their own that is emptied first: every organisation imported, one
 * application for each project in the order of start dates, each decided before the next.
 */
export const playConsortia = async (data: string, say: (line: string) => void): Promise<void> => {
  const consortia = await readConsortia(data)
  const dir = join(installFolder, 'consortia')
  if (await findEmulator(dir)) throw new LocalProblem('This demonstration is running already.')
  await removeStage(dir)
  const stage = await openStage(say, dir)
  stopOnSignal(stage)
  try {
    await seedPeople(stage)
    const officer = await knownPerson(stage, 'officer@example.invalid')
    await importEuRegister(officer, data, say)
    await publishPack(officer)
    const representatives = representativesOn(stage)
    const played: Played[] = []
    for (const consortium of consortia) {
      const one = await play(stage, await representatives(consortium.coordinator), consortium)
      print(one)
      played.push(one)
    }
    await checkConsortia(stage, played)
  } finally {
    await stage.stop()
  }
}
