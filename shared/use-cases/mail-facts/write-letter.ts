import type { Language } from '../../domain/organisation.ts'
import type { MailTemplate } from '../../domain/mail.ts'
import { writer } from '../../mail/compose.ts'
import type { Letter } from '../../mail/letter.ts'
import type { SupervisingBody } from '../../mail/supervising-body.ts'
import { accessGatherers } from './access.ts'
import { addressGatherers } from './addresses.ts'
import { appealGatherers } from './appeals.ts'
import { caseGatherers } from './cases.ts'
import { cityGatherers } from './city.ts'
import { concernGatherers } from './concern.ts'
import { handoverGatherers } from './handovers.ts'
import { membershipGatherers } from './memberships.ts'
import type { DropReason, Gatherers, Gathering } from './gathering.ts'
import { contactGatherers } from './contacts.ts'
import { invitationGatherers } from './invitations.ts'
import { officeGatherers } from './offices.ts'
import { projectGatherers } from './projects.ts'
import { spaceGatherers } from './spaces.ts'

const gatherers: Gatherers<MailTemplate> = {
  ...accessGatherers,
  ...invitationGatherers,
  ...caseGatherers,
  ...cityGatherers,
  ...concernGatherers,
  ...appealGatherers,
  ...addressGatherers,
  ...officeGatherers,
  ...projectGatherers,
  ...spaceGatherers,
  ...contactGatherers,
  ...membershipGatherers,
  ...handoverGatherers,
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties a kind's facts to that kind's letter
const write = async <Template extends MailTemplate>(
  template: Template,
  gathering: Gathering,
  language: Language,
  body: SupervisingBody,
): Promise<{ readonly letter: Letter } | { readonly drop: DropReason }> => {
  const gathered = await gatherers[template](gathering)
  if ('drop' in gathered) return gathered
  const { letters, words } = writer(language, body)
  return { letter: letters[template](gathered.facts, words) }
}

/** Writes the letter of a mail from what is true now, in a language; or says why it should not be sent any more. */
export const writeLetter = (
  gathering: Gathering,
  language: Language,
  body: SupervisingBody,
): Promise<{ readonly letter: Letter } | { readonly drop: DropReason }> =>
  write(gathering.mail.template, gathering, language, body)
