import * as z from 'zod'
import { clusterSchema } from '../../../shared/domain/cluster.ts'
import { extractMemberSchema, extractSchema } from '../../../shared/domain/extract.ts'
import type { Language } from '../../../shared/domain/organisation.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import { showResult } from '../../../shared/http/rule-view.ts'
import type { ExtractRead } from '../../../shared/use-cases/read-extract.ts'
import { decisionView } from './decision.ts'
import { namedView } from './organisation.ts'

const { code, clusterId, number, name, registeredAt, issuedAt } = extractSchema.shape
const status = z.enum(['registered', 'struckOff'])

/** That an extract was issued, and by which code it is checked. */
export const issuedExtractView = z
  .object({ code, number, issuedAt, members: z.int(), page: z.url() })
  .meta({ id: 'IssuedExtract' })

/** An extract as it was issued, the rules in the reader's language, and how its cluster stands today. */
export const extractView = z
  .object({
    code,
    clusterId,
    number,
    name,
    coordinator: namedView,
    registeredAt,
    issuedAt,
    decision: decisionView,
    members: z.array(extractMemberSchema),
    today: z.object({ status, name }),
  })
  .meta({ id: 'Extract' })

/** What everybody may know of a registered cluster. */
export const registrationView = z
  .object({
    number,
    name,
    status,
    coordinator: namedView,
    registeredAt: momentSchema,
    membersAtRegistration: clusterSchema.shape.membersAtRegistration,
  })
  .meta({ id: 'Registration' })

/** What an extract may say of its cluster's state today; it was registered once, so it is nothing else. */
export const standing = (today: string): z.output<typeof status> => status.parse(today)

/** An extract in the reader's language. */
export const showExtract = (
  { extract, members, today }: ExtractRead,
  language: Language,
): z.input<typeof extractView> => ({
  ...extract,
  decision: {
    ...extract.decision,
    results: extract.decision.results.map((result) => showResult(result, language)),
  },
  members: [...members],
  today: { status: standing(today.status), name: today.name },
})
