import { useQuery } from '@tanstack/react-query'
import { useActing } from '../../api/acting.ts'
import { sendSignedIn } from '../../api/session.ts'
import type { Reply } from '../../api/types.ts'
import { useAside, useRead } from '../../api/use-read.ts'
import type { TimelineEvent } from '../../i18n/event-data.ts'
import { useLanguage } from '../../i18n/language.ts'
import type { Application, Known } from './situation.ts'

export type Invitee = Reply<'GET /api/applications/{id}/invitees'>['invitees'][number]

const WHEN_OURS_MS = 2_000
const WHEN_OTHERS_MS = 10_000

/** How often to look again: soon while the service works on it, now and then while others do, never once nothing can change. */
const pace = (application: Application | undefined): number | undefined => {
  if (!application) return undefined
  const isOver = ['rejected', 'withdrawn', 'expired', 'draft'].includes(application.status)
  if (isOver) return undefined
  return application.turn.whose === 'service' ? WHEN_OURS_MS : WHEN_OTHERS_MS
}

/** Every page of a list, one after the other. */
const allOf = async <T>(
  read: (cursor: string | undefined) => Promise<{ list: readonly T[]; next: string | undefined }>,
) => {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const { list, next } = await read(cursor)
    all.push(...list)
    cursor = next
  } while (cursor !== undefined)
  return all
}

const useEvents = (id: string, version: string, when: boolean): readonly TimelineEvent[] => {
  const { language } = useLanguage()
  const organisation = useActing().key
  const { data } = useQuery({
    queryKey: ['timeline', id, organisation, language, version],
    enabled: when,
    placeholderData: (before) => before,
    queryFn: () =>
      allOf(async (cursor) => {
        const asked = { params: { id }, query: { cursor, limit: 100 } }
        const { body } = await sendSignedIn('GET /api/applications/{id}/timeline', asked, { language, organisation })
        return { list: body.events, next: body.more ? body.next : undefined }
      }),
  })
  return data ?? []
}

const useInvitees = (id: string, version: string, when: boolean): readonly Invitee[] => {
  const { language } = useLanguage()
  const organisation = useActing().key
  const { data } = useQuery({
    queryKey: ['invitees', id, organisation, language, version],
    enabled: when,
    placeholderData: (before) => before,
    queryFn: () =>
      allOf(async (cursor) => {
        const asked = { params: { id }, query: { cursor, limit: 100 } }
        const { body } = await sendSignedIn('GET /api/applications/{id}/invitees', asked, { language, organisation })
        return { list: body.invitees, next: body.next }
      }),
  })
  return data ?? []
}

/** All that is known of an application, kept up to date while somebody looks: what goes with it is read again when it or its counts have changed. */
export const useKnown = (id: string): Known & { readonly invitees: readonly Invitee[] } => {
  const params = { id }
  const application = useRead('GET /api/applications/{id}', { params }, { every: pace })
  const isMine = application.as === 'applicant'
  const every = () => pace(application)
  const { reply } = useAside('GET /api/applications/{id}/counts', { params }, { when: isMine, every })
  const counts = isMine ? (reply ?? { confirmed: 0, open: 0, minimum: 0, gathering: false }) : application.counts
  const asksForMore = isMine && application.turn.waitingFor === 'moreOrganisations'
  const decision = useAside('GET /api/applications/{id}/decision-time', { params }, { when: asksForMore })
  const version = JSON.stringify([application.status, isMine && application.version, counts])
  const events = useEvents(id, version, isMine)
  const invitees = useInvitees(id, version, isMine)
  return { application, counts, decision: decision.reply, events, invitees }
}
