import * as z from 'zod'
import { handoverSchema, handoverStatusSchema } from '../../../shared/domain/handover.ts'
import type { HandoverRead } from '../../../shared/use-cases/handover/list-handovers.ts'
import { namedView, showNamed } from './organisation.ts'

const { message, offeredAt, expiresAt, endedAt, reason, because } = handoverSchema.shape

/** An offer to hand the coordination over, with what is coordinated; `because`: why it is void. */
export const handoverView = z
  .object({
    id: z.uuid(),
    of: z.enum(['application', 'cluster']),
    name: z.string().optional(),
    purpose: z.string().optional(),
    number: z.string().optional().describe('the cluster’s registration number, or the case number'),
    from: namedView,
    to: namedView,
    status: handoverStatusSchema,
    message,
    offeredAt,
    expiresAt,
    endedAt,
    reason,
    because,
  })
  .meta({ id: 'Handover' })

const coordinated = ({ led }: HandoverRead) => {
  if (!led) return { of: 'cluster' as const }
  if (led.of === 'cluster') return { of: led.of, ...led.cluster }
  const { name, purpose } = led.application
  return { of: led.of, name, purpose, number: 'caseNumber' in led.application ? led.application.caseNumber : undefined }
}

/** An offer for its two sides. */
export const showHandover = (read: HandoverRead): z.input<typeof handoverView> => {
  const { handover, status, organisations } = read
  return {
    ...coordinated(read),
    ...handover,
    id: handover.subject,
    status,
    from: showNamed(handover.from, organisations.get(handover.from)),
    to: showNamed(handover.to, organisations.get(handover.to)),
  }
}
