import * as z from 'zod'
import { plain, route } from '../../shared/http/route.ts'
import { extractView, issuedExtractView, registrationView } from './views/extract.ts'

const open = { ...plain, trust: 'public', who: 'anyone' } as const

/** The routes by which a cluster proves that it is one: extracts for its members, and their check by anybody. */
export const extractRoutes = [
  route({
    ...plain,
    operationId: 'issueExtract',
    method: 'POST',
    path: '/api/clusters/{id}/extracts',
    trust: 'write',
    who: 'representative',
    summary: 'Issue an extract of the register: decision and members as they are now, to be checked by its code',
    params: z.strictObject({ id: z.uuid() }),
    success: { status: 201, schema: issuedExtractView, location: true },
    failures: ['not-found', 'too-many-requests'],
    repeat: 'effect',
  }),
  route({
    ...open,
    operationId: 'readExtract',
    method: 'GET',
    path: '/api/extracts/{code}',
    summary: 'Check an extract: what it said when it was issued, and how the cluster stands today',
    params: z.strictObject({ code: z.string().max(40) }),
    success: { status: 200, schema: extractView },
    failures: ['not-found'],
  }),
  route({
    ...open,
    operationId: 'readRegistration',
    method: 'GET',
    path: '/api/registrations/{number}',
    summary: 'Which cluster bears a registration number, and whether it still does',
    params: z.strictObject({ number: z.string().max(40) }),
    success: { status: 200, schema: registrationView },
    failures: ['not-found'],
  }),
] as const
