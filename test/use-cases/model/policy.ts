import type { RulePack } from '../../../shared/domain/rule-pack.ts'
import { firstRulePack } from '../../../shared/domain/rule-pack.ts'

/** So many organisations are in the register of a model test. */
export const ORGANISATIONS = 7

/** The first members of the cluster that stands from the beginning; the first coordinates. */
export const FOUNDERS = [0, 1, 2] as const

/** Who applies for another cluster, and whom it asks: one is a member of the first already. */
export const APPLICANT = 3
export const ASKED = [1, 4, 5] as const

/** What differs from the first rule pack: little is enough for a cluster, time is short, and no officer is asked about names. */
export const POLICY = {
  minimumOrganisations: 3,
  rules: { ...firstRulePack.rules, nameIsDistinct: 'advise', consortiumIsNew: 'advise' },
  times: {
    ...firstRulePack.times,
    gathering: { days: 40 },
    tooFewWindow: { days: 60 },
    mendConcern: { days: 3 },
    joinConsent: { days: 10 },
  },
} as const satisfies Partial<RulePack>

/** The times and numbers that the model reckons with. */
export const { times: TIMES, minimumOrganisations: MINIMUM } = POLICY
export const ZONE = firstRulePack.timeZone
