import { expect, it } from 'vitest'
import { answerKey } from '../../shared/items/answer-item.ts'
import { applicationKey } from '../../shared/items/application-item.ts'
import { organisationKey } from '../../shared/items/organisation-item.ts'
import type { Table } from '../../shared/stores/table.ts'
import { readAhead } from '../../shared/use-cases/mail-facts/read-ahead.ts'
import { anOrganisation } from '../support/a-register.ts'
import { interception } from '../support/intercept.ts'
import { aPipeline } from '../support/pipeline.ts'

const [invited, unknown] = [anOrganisation(2).key, anOrganisation(99).key]

const anInvitation = async () => {
  const { store, gather, register, mails } = await aPipeline()
  const id = await gather(register.slice(1, 4))
  const mail = mails('invitation').find(({ data }) => data['organisation'] === invited)!
  const asked: string[] = []
  const seen = interception()
  seen.set((call, proceed) => {
    asked.push(call.verb)
    return proceed()
  })
  const ahead = await readAhead(seen.port<Table>('table', store), mail)
  return { store, id, ahead, asked }
}

it('reads what a mail names in one request', async () => {
  const { store, id, ahead, asked } = await anInvitation()
  const key = answerKey(id, invited)
  expect(await ahead.get(applicationKey(id))).toEqual(await store.get(applicationKey(id)))
  expect(await ahead.getMany([organisationKey(invited), key])).toEqual(
    await store.getMany([organisationKey(invited), key]),
  )
  expect(asked).toEqual(['getMany'])
})

it('asks for everything else when it is wanted, and for that alone', async () => {
  const { store, ahead, asked } = await anInvitation()
  const keys = [organisationKey(invited), organisationKey(anOrganisation(3).key), organisationKey(unknown)]
  expect(await ahead.getMany(keys)).toEqual(await store.getMany(keys))
  expect(await ahead.get(organisationKey(unknown))).toBeUndefined()
  expect(asked).toEqual(['getMany', 'getMany', 'get'])
})
