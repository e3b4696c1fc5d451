import type { Application } from './application.ts'
import type { WhatNow } from './what-now.ts'

/** Whose turn it is with an application, and what is being waited for. */
export type Turn = {
  readonly whose: 'applicant' | 'invited' | 'officer' | 'operator' | 'service' | 'nobody'
  readonly waitingFor:
    | 'submission'
    | 'screening'
    | 'correction'
    | 'answers'
    | 'word'
    | 'moreOrganisations'
    | 'decision'
    | 'finding'
    | 'registration'
    | 'restart'
    | 'appeal'
    | 'nothing'
}

const whileGathering = (next: WhatNow | undefined): Turn => {
  if (!next || next.decide) return { whose: 'service', waitingFor: 'decision' }
  if (next.waitingFor === 'answers') return { whose: 'invited', waitingFor: 'answers' }
  return { whose: 'applicant', waitingFor: next.waitingFor === 'word' ? 'word' : 'moreOrganisations' }
}

/** Whose turn it is, from the state and, while it gathers, from what the counts say about the moment of decision. */
export const turnOf = (application: Application, next: WhatNow | undefined): Turn => {
  if ('stuck' in application && application.stuck) return { whose: 'operator', waitingFor: 'restart' }
  switch (application.status) {
    case 'draft':
      return { whose: 'applicant', waitingFor: 'submission' }
    case 'screening':
      return { whose: 'service', waitingFor: 'screening' }
    case 'needsCorrection':
      return { whose: 'applicant', waitingFor: 'correction' }
    case 'gathering':
      return whileGathering(next)
    case 'assessing':
      return { whose: 'service', waitingFor: 'decision' }
    case 'review':
      return { whose: 'officer', waitingFor: 'finding' }
    case 'registering':
      return { whose: 'service', waitingFor: 'registration' }
    case 'registered':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return { whose: 'nobody', waitingFor: 'nothing' }
  }
}
