import * as z from 'zod'
import type { AddressChange } from '../../domain/address-change.ts'
import { organisationKeySchema } from '../../domain/identifiers/index.ts'
import { addressChangeFrom, addressChangeKey } from '../../items/address-change-item.ts'
import { nameOf } from './case.ts'
import type { Gatherers, Gathering } from './gathering.ts'

const aboutChange = z.object({ organisation: organisationKeySchema, changeId: z.uuid() })

const changeOf = async ({ table, mail }: Gathering): Promise<AddressChange | undefined> => {
  const { organisation, changeId } = aboutChange.parse(mail.data)
  const item = await table.get(addressChangeKey(organisation))
  const change = item && addressChangeFrom(item)
  return change?.id === changeId ? change : undefined
}

/** How the facts of mail about changes of a registered address are gathered; each looks again whether it is still so. */
export const addressGatherers: Gatherers<'addressChangeAnnounced' | 'addressChanged'> = {
  addressChangeAnnounced: async (gathering) => {
    const change = await changeOf(gathering)
    if (change?.status !== 'waiting' || change.inForceAt === undefined) return { drop: 'notCurrent' }
    const { email, reason, inForceAt } = change
    const organisation = await nameOf(gathering.table, change.organisation)
    return { facts: { organisation, email, reason, inForceAt, page: `${gathering.baseUrl}/` } }
  },

  addressChanged: async (gathering) => {
    const change = await changeOf(gathering)
    if (change?.status !== 'inForce' || change.endedAt === undefined) return { drop: 'notCurrent' }
    const organisation = await nameOf(gathering.table, change.organisation)
    return { facts: { organisation, since: change.endedAt, page: `${gathering.baseUrl}/` } }
  },
}
