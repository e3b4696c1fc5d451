import type { Person } from './person.ts'

/** The texts on consent and privacy that this service has published, by version, the newest last. A change of their meaning is a new version. */
const consentTexts = ['1'] as const

/** The version that holds now. */
export const CURRENT_CONSENT: string = consentTexts.at(-1) ?? consentTexts[0]

/** What a person has agreed to, and the version that it is asked for where that is not the newest. */
export const consentOf = ({
  consentVersion,
}: Pick<Person, 'consentVersion'>): { readonly given?: string; readonly needed?: string } => ({
  ...(consentVersion === undefined ? {} : { given: consentVersion }),
  ...(consentVersion === CURRENT_CONSENT ? {} : { needed: CURRENT_CONSENT }),
})
