import type { Reply } from '../api/types.ts'
import { useApplicationsTexts } from '../texts/applications.ts'
import { Tag, type Tone } from './sign.tsx'

type Status = Reply<'GET /api/applications/{id}'>['status']

const tones: Readonly<Record<Status, Tone | undefined>> = {
  draft: undefined,
  screening: 'wait',
  needsCorrection: 'no',
  gathering: 'wait',
  assessing: 'wait',
  review: 'wait',
  registering: 'wait',
  registered: 'yes',
  rejected: 'no',
  withdrawn: undefined,
  expired: 'no',
}

/** The state of an application in the applicant's words. */
export const StatusTag = ({ status }: { readonly status: Status }) => {
  const texts = useApplicationsTexts()
  return <Tag tone={tones[status]}>{texts.status[status]}</Tag>
}
