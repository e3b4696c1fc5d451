import { describe, expect, it } from 'vitest'
import { applicationFrom, applicationKey, createApplication } from '../../shared/items/application-item.ts'
import { countChange, movePhase, openCounts } from '../../shared/items/count-item.ts'
import { takeFromAllowance } from '../../shared/items/sender-item.ts'
import { dropWait, putWait, waitFrom, waitKey, type Wait } from '../../shared/items/wait-item.ts'
import { memoryTable } from '../../shared/stores/memory-table.ts'
import { wasWritten } from '../../shared/stores/was-written.ts'
import { anOrganisation } from '../support/a-register.ts'
import { anAnswer, anApplication, idOf, START } from '../support/builders.ts'

const aWait = (differing: Partial<Wait> = {}) => ({
  applicationId: idOf(1),
  kind: 'consortium' as const,
  token: 'newer',
  attempt: 2,
  enteredAt: START,
  retry: 0,
  ...differing,
})

const stored = async (table: ReturnType<typeof memoryTable>) =>
  waitFrom((await table.get(waitKey(idOf(1), 'consortium')))!)

describe('a wait', () => {
  it('is not replaced by one of an older attempt that comes late', async () => {
    const table = memoryTable()
    await table.write([putWait(aWait())])
    expect(await wasWritten(table, [putWait(aWait({ token: 'older', attempt: 1 }))])).toBe(false)
    expect((await stored(table)).token).toBe('newer')
  })

  it('stays where it holds another token than the one that was completed', async () => {
    const table = memoryTable()
    await table.write([putWait(aWait({ token: 'older', attempt: 1 }))])
    const completed = await stored(table)
    await table.write([putWait(aWait())])
    expect(await wasWritten(table, [dropWait(completed)])).toBe(false)
    expect((await stored(table)).token).toBe('newer')
  })
})

describe('a count', () => {
  it('takes no change once its application has moved to another phase', async () => {
    const table = memoryTable()
    const organisation = anApplication('gathering').applicant
    await table.write(openCounts(idOf(1), anAnswer(anOrganisation(1)), START))
    await table.write(movePhase(idOf(1), ['gathering'], 'closed'))
    const delta = { confirmed: 1, open: 0, losses: 0, version: 1 } as const
    expect(await wasWritten(table, [countChange(idOf(1), organisation, delta, 'gathering', START)])).toBe(false)
  })
})

describe('a new application', () => {
  it('takes the place of none that is there', async () => {
    const table = memoryTable()
    await table.write([createApplication(anApplication('draft'))])
    expect(await wasWritten(table, [createApplication(anApplication('draft', { name: 'Another' }))])).toBe(false)
    expect(applicationFrom((await table.get(applicationKey(idOf(1))))!).name).toBe('Nitride Microelectronics')
  })
})

describe('the allowance of a day', () => {
  it('gives no more than there is', async () => {
    const table = memoryTable()
    const { key } = anOrganisation(1)
    expect(await wasWritten(table, [takeFromAllowance(key, 2, 3, START)])).toBe(true)
    expect(await wasWritten(table, [takeFromAllowance(key, 2, 3, START)])).toBe(false)
    expect(await wasWritten(table, [takeFromAllowance(key, 1, 3, START)])).toBe(true)
  })
})
