import type { Recipient } from '../../domain/mail.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { personFrom, personKey } from '../../items/person-item.ts'
import type { Addressee } from '../../mail/compose.ts'
import type { Table } from '../../stores/table.ts'
import type { DropReason } from './gathering.ts'

/** What proves goes to the registered address only; the rest to the contact address, or to the registered one where there is none. */
const addressOf = (
  { registeredEmail, contactEmail, undeliverableSince }: Organisation,
  wanted: 'registered' | 'contact',
): { readonly address: string } | { readonly drop: DropReason } => {
  if (wanted === 'contact' && contactEmail !== undefined) return { address: contactEmail }
  if (registeredEmail === undefined) return { drop: 'noAddress' }
  return undeliverableSince === undefined ? { address: registeredEmail } : { drop: 'undeliverable' }
}

/** Where a mail goes and in which language, as of now; or why nobody can be reached. */
export const addresseeOf = async (
  table: Pick<Table, 'get'>,
  recipient: Recipient,
): Promise<{ readonly to: Addressee } | { readonly drop: DropReason }> => {
  if (recipient.to === 'person') {
    const item = await table.get(personKey(recipient.id))
    if (!item) return { drop: 'noAddress' }
    const { email, language } = personFrom(item)
    return { to: { address: email, language } }
  }
  const organisation = organisationFrom(await table.get(organisationKey(recipient.key)))
  if (!organisation) return { drop: 'noAddress' }
  const found = addressOf(organisation, recipient.address)
  if ('drop' in found) return found
  const { name, language, key } = organisation
  return { to: { address: found.address, language, organisation: { name, reference: key } } }
}
