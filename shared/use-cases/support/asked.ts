import type { Answer } from '../../domain/answer.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Moment } from '../../domain/time.ts'
import { answerFrom } from '../../items/answer-item.ts'
import { membershipFrom } from '../../items/membership-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Condition, Item, Table } from '../../stores/table.ts'

type Reader = Pick<Table, 'query'>

const invited = (
  table: Reader,
  organisation: string,
  beginsWith: 'ANS#' | 'STD#',
  until: Moment | undefined,
): Promise<readonly Item[]> => {
  const where: Condition = [
    { attribute: 'state', is: 'invited' },
    ...(until === undefined ? [] : [{ attribute: 'expiresAt', atLeast: until }]),
  ]
  return queryAll(table, { index: 'gsi1', pk: `ORG#${organisation}`, beginsWith, where })
}

/** What applications ask an organisation and it has not answered; with `until`, only what can be answered at that moment and later. */
export const questionsTo = async (table: Reader, organisation: string, until?: Moment): Promise<readonly Answer[]> =>
  (await invited(table, organisation, 'ANS#', until)).map(answerFrom)

/** The same for the invitations into registered clusters. */
export const invitationsTo = async (
  table: Reader,
  organisation: string,
  until?: Moment,
): Promise<readonly Membership[]> => (await invited(table, organisation, 'STD#', until)).map(membershipFrom)
