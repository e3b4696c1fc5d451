import * as z from 'zod'
import { applicationIdSchema } from '../../shared/domain/application.ts'
import { plain, route } from '../../shared/http/route.ts'
import { applicationView } from './views/application.ts'

const params = z.strictObject({ id: applicationIdSchema })

/** The routes by which an applicant goes on after a refusal. */
export const refusalRoutes = [
  route({
    ...plain,
    operationId: 'copyApplication',
    method: 'POST',
    path: '/api/applications/{id}/copy',
    trust: 'write',
    who: 'representative',
    summary: 'Begin again from an application that was refused, expired or withdrawn; everybody is asked anew',
    params,
    success: { status: 201, schema: applicationView, etag: true, location: true },
    failures: ['not-found', 'not-in-this-state'],
    repeat: 'effect',
  }),
] as const
