import { asked, put } from './applying.ts'
import { APPLICANT, ASKED, FOUNDERS, ORGANISATIONS } from './policy.ts'
import { type State, type Who } from './state.ts'

const active = { status: 'active', absorbed: 0, unheard: false, asOf: '' } as const

/** The model of the product as it begins: at the moment when its application began to gather, until its deadline. */
export const aModel = (now: string, deadline: string): State => {
  const member = { state: 'member', role: 'member', banned: false, touched: 1 } as const
  const standings: { [who: Who]: State['clusters']['old']['standings'][Who] } = {}
  for (const who of FOUNDERS) standings[who] = { ...member, role: who === FOUNDERS[0] ? 'coordinator' : 'member' }
  const state: State = {
    now,
    entries: Array.from({ length: ORGANISATIONS }, () => ({ ...active })),
    clusters: {
      old: {
        face: {
          status: 'registered',
          version: 1,
          coordinator: FOUNDERS[0],
          admission: 'consent',
        },
        standings,
        events: [],
        unheard: false,
        unseen: [],
        ending: false,
      },
    },
    application: {
      face: { status: 'gathering', applicant: APPLICANT, project: [APPLICANT], touched: 1 },
      deadline,
      answers: {},
      events: [],
      closing: false,
    },
    merges: [],
  }
  const own = { state: 'confirmed', coordinator: true, counts: true, held: false, generation: 1 } as const
  put(state.application, APPLICANT, own)
  for (const who of ASKED) put(state.application, who, asked(state, who))
  state.application.events.push('invited')
  return state
}
