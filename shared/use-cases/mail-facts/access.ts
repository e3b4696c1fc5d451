import * as z from 'zod'
import { claimState } from '../../domain/claim.ts'
import { organisationKeySchema } from '../../domain/identifiers/index.ts'
import { UNVERIFIED_DAYS, windowsAt } from '../../domain/sign-in.ts'
import { after } from '../../domain/time.ts'
import { claimFrom, claimKey } from '../../items/claim-item.ts'
import { erasureFrom, erasureKey } from '../../items/erasure-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { personFrom, personKey, representationFrom, representationKey } from '../../items/person-item.ts'
import { signInFrom, signInKey } from '../../items/sign-in-item.ts'
import { personWith } from '../support/person.ts'
import { nameOf } from './case.ts'
import type { Gatherers } from './gathering.ts'

const aboutWindow = z.object({ window: z.string() })
const aboutClaim = z.object({ claimId: z.uuid() })
const aboutColleague = z.object({ organisation: organisationKeySchema, addedBy: z.uuid() })

/** How the facts of mail about signing in and representing are gathered; a code that can no longer be used is not sent. */
export const accessGatherers: Gatherers<
  'signInCode' | 'claimCode' | 'claimDecided' | 'colleagueAdded' | 'erasureAsked'
> = {
  signInCode: async ({ table, secrets, mail, systemNow }) => {
    if (mail.recipient.to !== 'person') throw new Error(`mail ${mail.id} has a code for no person`)
    const { id } = mail.recipient
    const { window } = aboutWindow.parse(mail.data)
    const { used } = signInFrom(await table.get(signInKey(id)))
    if (!windowsAt(systemNow, used).includes(window)) return { drop: 'tooLate' }
    return { facts: { code: await secrets.signInCode(id, window) } }
  },

  claimCode: async ({ table, secrets, mail, now }) => {
    const { claimId } = aboutClaim.parse(mail.data)
    const item = await table.get(claimKey(claimId))
    const claim = item && claimFrom(item)
    if (!claim || claimState(claim, now) !== 'open') return { drop: 'notCurrent' }
    const [organisationItem, personItem] = await Promise.all([
      table.get(organisationKey(claim.organisation)),
      table.get(personKey(claim.personId)),
    ])
    const organisation = organisationFrom(organisationItem)
    if (!organisation?.registeredEmail || !personItem) return { drop: 'noAddress' }
    const { personId, statement, expiresAt } = claim
    const { registeredEmail } = organisation
    const code = await secrets.claimCode({ claimId, personId, organisation: organisation.key, registeredEmail })
    const claimant = personFrom(personItem).email
    return { facts: { code, organisation: organisation.name, claimant, statement, until: expiresAt } }
  },

  claimDecided: async ({ table, mail }) => {
    const { claimId } = aboutClaim.parse(mail.data)
    const item = await table.get(claimKey(claimId))
    const claim = item && claimFrom(item)
    if (!claim || claim.status === 'open') return { drop: 'notCurrent' }
    const organisation = await nameOf(table, claim.organisation)
    return { facts: { organisation, confirmed: claim.status === 'confirmed', reason: claim.reason } }
  },

  colleagueAdded: async ({ table, mail, baseUrl }) => {
    if (mail.recipient.to !== 'person') throw new Error(`mail ${mail.id} makes no person a colleague`)
    const { id } = mail.recipient
    const { organisation, addedBy } = aboutColleague.parse(mail.data)
    const [item, person, adder, name] = await Promise.all([
      table.get(representationKey(id, organisation)),
      personWith(table, id),
      personWith(table, addedBy),
      nameOf(table, organisation),
    ])
    if (!item || !person || representationFrom(item).addedBy !== addedBy) return { drop: 'notCurrent' }
    const hasSignedUp = person.consentVersion !== undefined
    const signUpBy = hasSignedUp ? undefined : after(person.createdAt, { days: UNVERIFIED_DAYS })
    return { facts: { organisation: name, addedBy: adder?.email, signUpBy, page: `${baseUrl}/` } }
  },

  erasureAsked: async ({ table, mail, baseUrl }) => {
    if (mail.recipient.to !== 'person') throw new Error(`mail ${mail.id} erases no person`)
    const { id } = mail.recipient
    const [item, person] = await Promise.all([table.get(erasureKey(id)), personWith(table, id)])
    const erasure = item && erasureFrom(item)
    if (erasure?.stage !== 'waiting' || !person) return { drop: 'notCurrent' }
    return { facts: { address: person.email, until: erasure.dueAt, page: `${baseUrl}/` } }
  },
}
