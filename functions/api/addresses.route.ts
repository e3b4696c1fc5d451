import * as z from 'zod'
import { addressChangeSchema } from '../../shared/domain/address-change.ts'
import { organisationSchema } from '../../shared/domain/organisation.ts'
import { ownChangeSchema } from '../../shared/domain/own-fields.ts'
import { plain, route } from '../../shared/http/route.ts'

const { email, reason, status, proposedAt, confirmedAt, inForceAt, endedAt, endReason } = addressChangeSchema.shape
const { key, name, registeredEmail, contactEmail, language, ownFields } = organisationSchema.shape

const changeView = z
  .object({ email, reason, status, proposedAt, confirmedAt, inForceAt, endedAt, endReason })
  .meta({ id: 'AddressChange' })

const ownView = z
  .object({
    key,
    name,
    registeredEmail,
    reachable: z.boolean(),
    contactEmail,
    language,
    ownFields: ownFields.unwrap().describe('what the organisation has set itself; imports leave it as it is'),
    addressChange: changeView.optional(),
  })
  .meta({ id: 'OwnOrganisation' })

const caseView = changeView
  .extend({ organisation: key, formerEmail: z.string().optional(), mine: z.boolean() })
  .meta({ id: 'AddressChangeCase' })

const own = { ...plain, who: 'representative', path: '/api/organisations/own' } as const
const does = { ...plain, trust: 'officer', who: 'officer', params: z.strictObject({ key }) } as const
const of = '/api/officer/organisations/{key}/address-change' as const

/** The routes about an organisation's own addresses, and by which officers change the registered one, two of them and not at once. */
export const addressRoutes = [
  route({
    ...own,
    operationId: 'readOwnOrganisation',
    method: 'GET',
    trust: 'read',
    summary:
      'The addresses and language of my organisation, and a change of its registered address if one is under way',
    success: { status: 200, schema: ownView, etag: true },
    failures: ['not-found'],
  }),
  route({
    ...own,
    operationId: 'changeOwnOrganisation',
    method: 'PATCH',
    trust: 'write',
    summary: 'Change where my organisation gets its notifications, and their language; imports then leave these',
    body: ownChangeSchema,
    success: { status: 200, schema: ownView, etag: true },
    failures: ['not-found'],
    ifMatch: 'required',
  }),
  route({
    ...plain,
    operationId: 'objectToAddressChange',
    method: 'POST',
    path: '/api/organisations/own/address-change/objection',
    trust: 'write',
    who: 'representative',
    summary: 'Object to a change of the registered address before it is in force: it is off, and officers look',
    body: z.strictObject({ reason }),
    success: { status: 200, schema: ownView, etag: true },
    failures: ['not-found', 'not-in-this-state'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'readAddressChange',
    method: 'GET',
    path: of,
    summary:
      "The latest change of an organisation's registered address; one that is yours takes another officer to confirm",
    success: { status: 200, schema: caseView },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'proposeAddressChange',
    method: 'POST',
    path: of,
    summary: 'Propose another registered address; a second officer confirms',
    body: z.strictObject({ email, reason }),
    success: { status: 201, schema: caseView, location: true },
    failures: ['not-found', 'forbidden', 'address-change-open'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'confirmAddressChange',
    method: 'POST',
    path: `${of}/confirm`,
    summary: "Agree to another officer's change: the old address is told at once, and it comes into force after a time",
    success: { status: 200, schema: caseView },
    failures: ['not-found', 'forbidden', 'not-in-this-state'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'withdrawAddressChange',
    method: 'POST',
    path: `${of}/withdraw`,
    summary: 'Take a change back before it is in force, or lay one to rest that the organisation objected to',
    body: z.strictObject({ reason }),
    success: { status: 200, schema: caseView },
    failures: ['not-found', 'forbidden', 'not-in-this-state'],
    repeat: 'effect',
  }),
] as const
