import { answered, type CityRequest } from '../domain/city-request.ts'
import { Conflict, Forbidden, NotFound } from '../domain/errors.ts'
import { actorText } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { answerCityRequest, cityRequestFrom, cityRequestKey } from '../items/city-request-item.ts'
import { clusterFrom, clusterKey } from '../items/cluster-item.ts'
import { putMail } from '../items/mail-item.ts'
import { closeCase, officerCaseFrom, officerCaseKey } from '../items/officer-case-item.ts'
import { representationKey } from '../items/person-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { tellCluster } from './support/cluster-event.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** An officer's answer to a request. */
export type AnswerCityRequest = {
  readonly id: string
  readonly answer: string
  readonly by: { readonly as: 'officer'; readonly personId: string }
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Answers a cluster's request, once; the coordinator of the day gets the answer by mail. Throws NotFound, Conflict `alreadyAnswered`, and
 * Forbidden for an officer who represents the coordinator.
 */
export const makeAnswerCityRequest =
  ({ table, newId }: { readonly table: Table; readonly newId: () => string }) =>
  (command: AnswerCityRequest): Promise<CityRequest> =>
    retryConflicts(async () => {
      const { id, answer, by, now, extra = [] } = command
      const item = await table.get(cityRequestKey(id))
      const caseItem = await table.get(officerCaseKey(`cityRequest~${id}`))
      if (!item || !caseItem) throw new NotFound('request', id)
      const request = cityRequestFrom(item)
      if (request.answer !== undefined) throw new Conflict('alreadyAnswered')
      const clusterItem = await table.get(clusterKey(request.clusterId))
      const coordinator = clusterItem ? clusterFrom(clusterItem).coordinator : request.organisation
      if (await table.get(representationKey(by.personId, coordinator)))
        throw new Forbidden('an officer decides no case of its own organisation')
      const next = answered(request, answer, now)
      const eventId = newId()
      await table.write([
        answerCityRequest(next),
        closeCase(officerCaseFrom(caseItem), { by: actorText(by), outcome: 'answered', reason: answer }, now),
        tellCluster(eventId, request.clusterId, 'cityAnswered', { by, now }, { data: { subject: request.subject } }),
        putMail(
          `${eventId}-cityAnswered`,
          'cityAnswered',
          { to: 'organisation', key: coordinator, address: 'contact' },
          { applicationId: request.clusterId, request: id },
          now,
        ),
        ...extra,
      ])
      return next
    })
