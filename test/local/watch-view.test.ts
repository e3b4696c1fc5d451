import { describe, expect, it } from 'vitest'
import { duration, listView, timelineView } from '../../local/watch/view.ts'
import { makeListExecutions } from '../../shared/use-cases/list-executions.ts'
import { makeReadExecution } from '../../shared/use-cases/read-execution.ts'
import { approvalWorld } from '../support/approval-world.ts'

const after = (milliseconds: number) => new Date(milliseconds).toISOString()

describe('the terminal view of executions', () => {
  it('has a line for each, with its state, and counts them', async () => {
    const world = await approvalWorld({ organisations: 6, pack: { minimumOrganisations: 4 } })
    const id = await world.apply(world.register.slice(1, 5))
    await world.settle()
    const { executions } = await makeListExecutions(world)({ limit: 10 })
    const lines = listView(executions, '2026-09-01T09:00:00.000Z').split('\n')
    expect(lines[1]).toMatch(new RegExp(`^RUNNING +AwaitConsortium +${id} +1 +2026-09-01 08:00:00 +59 min$`))
    expect(lines.at(-1)).toBe('1 running')
    expect(listView([], '2026-09-01T09:00:00.000Z')).toBe('No application has been submitted yet.')
  })

  it('shows one as a timeline, with the state it is in and the address in the console', async () => {
    const world = await approvalWorld({ organisations: 6, pack: { minimumOrganisations: 4 } })
    const id = await world.apply(world.register.slice(1, 5))
    await world.settle()
    const view = timelineView(await makeReadExecution(world)({ name: `${id}-1` }), '2026-09-01T09:00:00.000Z')
    expect(view).toMatch(/^00000000-.*-1: RUNNING\n/)
    expect(view).toMatch(/AwaitConsortium +59 min  +<- here\n/)
    expect(view.split('\n').at(-1)).toMatch(/^https:\/\/eu-central-1\.console\.aws\.amazon\.com\//)
  })

  it('says lengths of time as people do', () => {
    const lengths = [300, 90_000, 180_000, 7_500_000, 3 * 86_400_000]
    expect(lengths.map((length) => duration(after(0), after(length)))).toEqual([
      '0.3 s',
      '90.0 s',
      '3 min',
      '2 h',
      '3 d',
    ])
  })
})
