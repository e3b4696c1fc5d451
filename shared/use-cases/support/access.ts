import type { Answer } from '../../domain/answer.ts'
import type { Application } from '../../domain/application.ts'
import { NotFound } from '../../domain/errors.ts'
import { answerFrom, answerKey } from '../../items/answer-item.ts'
import { applicationFrom, applicationKey, runFrom, type Run } from '../../items/application-item.ts'
import type { Table } from '../../stores/table.ts'

/** An application as its reader may see it: the applicant all of it, an organisation that was asked what concerns it. */
export type Readable =
  | { readonly as: 'applicant'; readonly application: Application; readonly run: Run | undefined }
  | { readonly as: 'asked'; readonly application: Application; readonly answer: Answer }

const wasAsked = ({ state, coordinator }: Answer): boolean => coordinator || (state !== 'listed' && state !== 'revoked')

/**
 * The application, for an organisation that may read it. Whoever may not hears NotFound after the same calls as for one
 * that does not exist.
 */
export const readableBy = async (
  table: Pick<Table, 'getMany'>,
  id: string,
  organisation: string,
): Promise<Readable> => {
  const items = await table.getMany([applicationKey(id), answerKey(id, organisation)])
  const item = items.find(({ sk }) => sk === 'APP')
  const answerItem = items.find(({ sk }) => sk !== 'APP')
  const application = item && applicationFrom(item)
  const answer = answerItem && answerFrom(answerItem)
  if (item && application?.applicant === organisation) return { as: 'applicant', application, run: runFrom(item) }
  if (application && answer && wasAsked(answer)) return { as: 'asked', application, answer }
  throw new NotFound('application', id)
}
