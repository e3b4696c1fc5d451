import * as z from 'zod'
import { voidBecauseSchema, type Handover } from '../../domain/handover.ts'
import { organisationKeySchema } from '../../domain/identifiers/index.ts'
import { applicationFrom, applicationKey } from '../../items/application-item.ts'
import { handoverFrom, handoverKey } from '../../items/handover-item.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import type { HandedFacts } from '../../mail/handover-facts.ts'
import { nameOf } from './case.ts'
import type { Gatherers, Gathering } from './gathering.ts'

const about = z.object({
  applicationId: z.uuid(),
  offer: z.string(),
  from: organisationKeySchema,
  to: organisationKeySchema,
})
const aboutVoid = about.extend({ because: voidBecauseSchema })

/** The very offer that a mail is about; undefined where another one has taken its place. */
const offerOf = async ({ table, mail }: Gathering): Promise<Handover | undefined> => {
  const { applicationId, offer } = about.parse(mail.data)
  const item = await table.get(handoverKey(applicationId))
  const handover = item && handoverFrom(item)
  return handover?.offer === offer ? handover : undefined
}

/** A cluster is called so once it is registered, and also after it was struck off. */
const called = async ({ table }: Gathering, id: string): Promise<Pick<HandedFacts, 'of' | 'name'>> => {
  const [item, clusterItem] = await Promise.all([table.get(applicationKey(id)), table.get(clusterKey(id))])
  const cluster = clusterItem && clusterFrom(clusterItem)
  if (cluster?.status === 'registered' || cluster?.status === 'struckOff') return { of: 'cluster', name: cluster.name }
  if (!item) throw new Error(`the application ${id} of a mail is missing`)
  return { of: 'application', name: applicationFrom(item).name }
}

const factsOf = async (gathering: Gathering): Promise<HandedFacts> => {
  const { table, mail, baseUrl } = gathering
  const { applicationId, from, to } = about.parse(mail.data)
  const reader = mail.recipient.to === 'organisation' ? mail.recipient.key : undefined
  return {
    ...(await called(gathering, applicationId)),
    from: await nameOf(table, from),
    to: await nameOf(table, to),
    as: reader === from ? 'from' : reader === to ? 'to' : 'other',
    page: `${baseUrl}/`,
  }
}

const plainly = async (gathering: Gathering) => ({ facts: await factsOf(gathering) })

/** How the facts of mail about hand-overs are gathered; an offer that has ended is not sent any more. */
export const handoverGatherers: Gatherers<
  'handoverOffered' | 'handoverAccepted' | 'handoverDeclined' | 'handoverTakenBack' | 'handoverExpired' | 'handoverVoid'
> = {
  handoverOffered: async (gathering) => {
    const offer = await offerOf(gathering)
    if (offer?.status !== 'open') return { drop: 'notCurrent' }
    if (offer.expiresAt <= gathering.now) return { drop: 'tooLate' }
    return { facts: { ...(await factsOf(gathering)), message: offer.message, until: offer.expiresAt } }
  },
  handoverAccepted: plainly,
  handoverDeclined: async (gathering) => {
    const offer = await offerOf(gathering)
    return { facts: { ...(await factsOf(gathering)), reason: offer?.reason } }
  },
  handoverTakenBack: plainly,
  handoverExpired: plainly,
  handoverVoid: async (gathering) => {
    const { because } = aboutVoid.parse(gathering.mail.data)
    return { facts: { ...(await factsOf(gathering)), because } }
  },
}
