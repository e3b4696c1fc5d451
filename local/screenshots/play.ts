import { v4 as uuid } from 'uuid'
import * as z from 'zod'
import { until, type Reach } from '../client.ts'
import { accept, decline, linkIn } from '../demo/links.ts'
import type { Person } from '../demo/person.ts'

const meSchema = z.object({ organisations: z.array(z.object({ organisation: z.object({ key: z.string() }) })).min(1) })
const foundSchema = z.object({
  organisations: z.array(z.object({ key: z.string(), kind: z.string(), status: z.string() })),
})
const createdSchema = z.object({ id: z.string() })
const clustersSchema = z.object({ clusters: z.array(createdSchema) })

/** What the pictures show: an application that gathers, a draft, a cluster if there is one, an organisation of the register. */
export type Played = {
  readonly gathering: string
  readonly draft: string
  readonly cluster: string | undefined
  readonly organisation: string
}

const ASKED = 34
const SAY_YES = 21
const DECLINE = 2

const contentFor = (key: string) => ({
  name: `Nitride power electronics ${uuid().slice(0, 4)}`,
  purpose: 'From the substrate to the drive: power devices on gallium nitride, made and used together.',
  projects: [
    {
      id: 'gan',
      title: '650 V transistor on silicon',
      summary: 'A joint line from epitaxy to packaging.',
      programmes: ['research', 'production'],
      stage: 'planned',
      sectors: ['electronics', 'materials'],
      seeks: ['partners'],
      members: [key],
    },
  ],
})

const invitationsOf = (reach: Reach, id: string, many: number) =>
  until(`${many} invitations`, 90, async () => {
    const links = (await reach.mailTo('')).flatMap(({ text }) => linkIn(text) ?? [])
    const own = links.filter(({ invitation }) => invitation.startsWith(id))
    return own.length >= many ? own : undefined
  })

const post = (path: string, body?: unknown) => ({ method: 'POST', path, ...(body === undefined ? {} : { body }) })

/** Plays an application of the person's organisation to the point where most have answered, and begins another. */
export const playForPictures = async (reach: Reach, person: Person): Promise<Played> => {
  const me = await person.ask({ path: '/api/me' }, meSchema)
  const key = me.organisations[0]?.organisation.key ?? ''
  const { organisations } = await person.ask({ path: '/api/organisations?sector=electronics&limit=100' }, foundSchema)
  const counting = organisations.filter(({ kind, status }) => kind === 'participant' && status === 'active')
  const identifiers = counting
    .map((one) => one.key)
    .filter((one) => one !== key)
    .slice(0, ASKED)
  const begin = async (): Promise<string> => {
    const { id } = await person.ask(post('/api/applications', contentFor(key)), createdSchema, key)
    await person.ask(post(`/api/applications/${id}/invitees`, { identifiers }), z.unknown(), key)
    return id
  }
  const gathering = await begin()
  await person.ask(post(`/api/applications/${gathering}/submit`), z.unknown(), key)
  const links = await invitationsOf(reach, gathering, SAY_YES + DECLINE)
  for (const link of links.slice(0, SAY_YES)) await accept(reach, link)
  for (const link of links.slice(SAY_YES, SAY_YES + DECLINE)) await decline(reach, link, 'No capacity this year.')
  const { clusters } = await person.ask({ path: '/api/clusters?limit=1' }, clustersSchema)
  return { gathering, draft: await begin(), cluster: clusters[0]?.id, organisation: identifiers[0] ?? key }
}
