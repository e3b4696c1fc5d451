import { endChange, type AddressChange } from '../../domain/address-change.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Moment } from '../../domain/time.ts'
import { addressChangeFrom, replaceChange } from '../../items/address-change-item.ts'
import { putMail } from '../../items/mail-item.ts'
import { changeRegisteredEmail, organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import type { Write } from '../../stores/table.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

const service = { by: 'service' } as const

const putInForce = (change: AddressChange, organisation: Organisation, now: Moment): readonly Write[] => [
  ...replaceChange(change, endChange(change, 'inForce', { ...service, now })),
  changeRegisteredEmail(organisation, change.email, now),
  putMail(
    `${change.id}-addressChanged`,
    'addressChanged',
    { to: 'organisation', key: change.organisation, address: 'registered' },
    { organisation: change.organisation, changeId: change.id },
    now,
  ),
]

/**
 * Puts a change of a registered address in force once its time has come: from then on only the new address proves anything, and who was
 * asked at the old one is asked anew. Where an import has brought another address meanwhile, that one stays.
 */
export const actOnAddressChange = async ({ table }: ActOnDueDeps, { item, now }: DueItem): Promise<DueOutcome> => {
  const change = addressChangeFrom(item)
  const organisation = organisationFrom(await table.get(organisationKey(change.organisation)))
  if (organisation && organisation.registeredEmail === change.formerEmail) {
    await table.write(putInForce(change, organisation, now))
    return 'inForce'
  }
  await table.write(replaceChange(change, endChange(change, 'overtaken', { ...service, now })))
  return 'settled'
}
