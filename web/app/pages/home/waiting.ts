import type { Reply } from '../../api/types.ts'

type Line = Reply<'GET /api/applications'>['applications'][number]
type Invitation = Reply<'GET /api/invitations'>['invitations'][number]

type Standing = Reply<'GET /api/memberships'>['memberships'][number]

/** One thing that waits: for the reader, or for others; `due` is its time limit where it has one. */
export type Waiting =
  | { readonly kind: 'answer'; readonly invitation: Invitation; readonly due: string | undefined }
  | { readonly kind: 'join' | 'asking'; readonly standing: Standing; readonly due: string | undefined }
  | { readonly kind: 'finish' | 'correct'; readonly application: Line; readonly due: string | undefined }
  | {
      readonly kind: 'gathering' | 'review' | 'deciding'
      readonly application: Line
      readonly due: string | undefined
    }

const kinds = {
  draft: 'finish',
  needsCorrection: 'correct',
  gathering: 'gathering',
  review: 'review',
  screening: 'deciding',
  assessing: 'deciding',
  registering: 'deciding',
  registered: undefined,
  rejected: undefined,
  withdrawn: undefined,
  expired: undefined,
} as const

const byDue = (a: Waiting, b: Waiting): number => (a.due ?? '9999').localeCompare(b.due ?? '9999')

/** What waits for the reader and what for others, the nearest time limit first. */
export const whatWaits = (
  applications: readonly Line[],
  invitations: readonly Invitation[],
  memberships: readonly Standing[],
): { readonly yours: readonly Waiting[]; readonly theirs: readonly Waiting[] } => {
  const answers = invitations
    .filter(({ state }) => state === 'invited')
    .map((invitation) => ({ kind: 'answer', invitation, due: invitation.expiresAt }) as const)
  const towards = (state: Standing['state'], kind: 'join' | 'asking'): readonly Waiting[] =>
    memberships
      .filter((standing) => standing.state === state)
      .map((standing) => ({ kind, standing, due: standing.expiresAt ?? standing.decideBy }))
  const cases = applications.flatMap((application): Waiting[] => {
    const kind = kinds[application.status]
    if (kind === undefined) return []
    return [{ kind, application, due: kind === 'gathering' ? application.deadline : undefined }]
  })
  const mine = cases.filter(({ kind }) => kind === 'finish' || kind === 'correct')
  return {
    yours: [...answers, ...towards('invited', 'join'), ...mine].toSorted(byDue),
    theirs: [...cases.filter((one) => !mine.includes(one)), ...towards('requested', 'asking')].toSorted(byDue),
  }
}
