import { v4 as uuid } from 'uuid'
import { expect } from 'vitest'
import { ApiProblem, until, type Reach } from '../../../local/client.ts'
import { accept, linkIn, type Link } from '../../../local/demo/links.ts'
import type { Applicant, World } from './world.ts'

const ENDED = ['registered', 'rejected', 'withdrawn', 'expired']

/** A name that is like no other. */
export const someName = (): string => `Cluster ${uuid()}`

const contentFor = (keys: readonly string[]) => ({
  name: someName(),
  purpose: 'Joint work on nitride technologies.',
  projects: [
    {
      id: 'nitrides',
      title: 'Power devices on gallium nitride',
      summary: 'From the substrate to the application.',
      programmes: ['research', 'innovation', 'production'],
      stage: 'planned',
      sectors: ['electronics'],
      members: keys,
    },
  ],
  admission: 'open',
})

/** A draft with a list of organisations; gives its id. */
export const draft = async (
  applicant: Applicant,
  identifiers: readonly string[],
  content: object = {},
): Promise<string> => {
  const body = { ...contentFor([applicant.key]), ...content }
  const { id } = await applicant.ask('POST', '/api/applications', body)
  if (identifiers.length > 0) await applicant.ask('POST', `/api/applications/${id}/invitees`, { identifiers })
  return id
}

/** Sends an application on its way. */
export const submit = async (applicant: Applicant, id: string): Promise<void> => {
  await applicant.ask('POST', `/api/applications/${id}/submit`)
}

/** An application as its applicant sees it. */
export const read = (applicant: Applicant, id: string): Promise<any> => applicant.ask('GET', `/api/applications/${id}`)

/** Waits until an application is in a state; throws at once where it has ended in another. */
export const untilStatus = (applicant: Applicant, id: string, status: string, seconds = 60): Promise<any> =>
  until(`application ${id} to be ${status}`, seconds, async () => {
    const application = await read(applicant, id)
    if (application.status === status) return application
    if (ENDED.includes(application.status)) throw new Error(`application ${id} is ${application.status}, not ${status}`)
    return undefined
  })

/** Where an application is on its way through the registration. */
export const placeOf = (applicant: Applicant, id: string) => async (): Promise<'before' | 'there' | 'past'> => {
  const { status } = await read(applicant, id)
  if (status === 'registering') return 'there'
  return ENDED.includes(status) ? 'past' : 'before'
}

/** A draft that is submitted and gathers. */
export const gathering = async (
  applicant: Applicant,
  identifiers: readonly string[],
  content: object = {},
): Promise<string> => {
  const id = await draft(applicant, identifiers, content)
  await submit(applicant, id)
  await untilStatus(applicant, id, 'gathering')
  return id
}

/** The links of an application's invitations by the organisations' keys, as soon as that many were mailed. */
export const linksOf = (reach: Reach, id: string, many: number): Promise<ReadonlyMap<string, Link>> =>
  until(
    `${many} invitations to ${id}`,
    60,
    async () => {
      const links = (await reach.mailTo('')).flatMap(({ text }) => linkIn(text) ?? [])
      const own = links.filter(({ invitation }) => invitation.startsWith(id))
      const byKey = new Map(own.map((link) => [link.invitation.split('~').slice(1).join(':'), link]))
      return byKey.size >= many ? byKey : undefined
    },
    300,
  )

/** Says yes by every link, several at a time. */
export const acceptAll = async (reach: Reach, links: Iterable<Link>, atOnce = 8): Promise<void> => {
  const waiting = [...links].values()
  const work = async () => {
    for (const link of waiting) await accept(reach, link)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** What the API answered instead of doing it; fails where it did it. */
export const refusal = async (asked: Promise<unknown>): Promise<{ status: number; problem: any }> => {
  const outcome = await asked.then(
    (value) => ({ value }),
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(ApiProblem)
  const { status, problem } = outcome as ApiProblem
  return { status, problem: problem as any }
}

/** Moves the clock of the stage forward and runs what is due. */
export const moveClock = async ({ operator }: World, by: object): Promise<string> =>
  (await operator('POST', '/api/operator/clock', by)).now

/** Publishes the newest rule pack with some of its parts replaced. */
export const publish = async ({ officer }: World, change: (pack: any) => object): Promise<number> => {
  const { packs } = await officer('GET', '/api/officer/rule-packs?limit=100')
  const { version: _, ...newest } = packs.toSorted((a: any, b: any) => b.version - a.version)[0]
  return (await officer('POST', '/api/officer/rule-packs', { ...newest, ...change(newest) })).version
}
