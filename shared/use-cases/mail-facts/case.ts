import * as z from 'zod'
import { applicationIdSchema, type Submitted } from '../../domain/application.ts'
import type { CaseFacts } from '../../mail/facts.ts'
import { applicationKey } from '../../items/application-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import type { Table } from '../../stores/table.ts'
import { submittedIn } from '../support/load.ts'
import type { Gathering } from './gathering.ts'

const aboutApplication = z.object({ applicationId: applicationIdSchema })

/** An organisation's name; its key where the register does not have it. */
export const nameOf = async (table: Pick<Table, 'get'>, key: string): Promise<string> =>
  organisationFrom(await table.get(organisationKey(key)))?.name ?? key

/** The application that a mail is about, what a mail says of every case, and where its coordinator sees it. */
export type Case = {
  readonly application: Submitted
  readonly facts: CaseFacts
  readonly own: CaseFacts & { readonly page: string }
  readonly toCoordinator: boolean
}

/** Reads the case that a mail is about. */
export const caseOf = async ({ table, mail, baseUrl }: Gathering): Promise<Case> => {
  const { applicationId } = aboutApplication.parse(mail.data)
  const { application } = submittedIn(await table.get(applicationKey(applicationId)), applicationId)
  const coordinator = await nameOf(table, application.applicant)
  const facts = { cluster: application.name, caseNumber: application.caseNumber, coordinator }
  return {
    application,
    facts,
    own: { ...facts, page: `${baseUrl}/a#${applicationId}` },
    toCoordinator: mail.recipient.to === 'organisation' && mail.recipient.key === application.applicant,
  }
}
