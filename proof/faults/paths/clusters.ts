import { aMeasureContent } from '../../../test/support/measures.ts'
import { grownCluster } from './made.ts'
import type { Path } from '../stage.ts'

const at = (version: number) => ({ 'if-match': `"${version}"` })

const options = { organisations: 8, pack: { minimumOrganisations: 3 } } as const

/** A cluster asks the city, has an extract, falls under its minimum, gets another coordinator, and is struck off. */
export const concern: Path = {
  name: 'concern',
  options,
  play: async (stage) => {
    const { as, begin, say, register, aPerson, setStatus, settle, through, pass } = stage
    const officer = await aPerson({ roles: ['officer'] })
    const operator = await aPerson({ roles: ['operator'] })
    const id = await grownCluster(stage, 0, 4)
    const [coordinator, member] = await Promise.all(register.slice(0, 2).map(as))
    begin()
    const asked = await say(coordinator!, 'POST', `/api/clusters/${id}/city-requests`, {
      body: { subject: 'A plot', text: 'For a clean room' },
    })
    await say(officer, 'POST', `/api/officer/city-requests/${asked.id}/answer`, { body: { answer: 'Yes' } })
    await say(member!, 'POST', `/api/clusters/${id}/extracts`)
    for (const nth of [3, 0]) await through(() => setStatus(register[nth]!, 'suspended'))
    await settle()
    await say(officer, 'POST', `/api/officer/clusters/${id}/coordinator`, {
      body: { organisation: register[1]!.key, reason: 'It asked' },
    })
    await pass({ hours: 91 * 24 + 12 })
    await say(officer, 'POST', `/api/officer/clusters/${id}/strike-off`, { body: { reason: 'Nobody is left' } })
    await say(operator, 'POST', '/api/operator/figures/recount')
    await pass({ hours: 1 })
  },
}

/** Measures are published, changed and retired; organisations tell what they are measured by. */
export const measures: Path = {
  name: 'measures',
  options,
  play: async (stage) => {
    const { as, begin, say, register, aPerson } = stage
    const officer = await aPerson({ roles: ['officer'] })
    const id = await grownCluster(stage, 0, 3)
    const coordinator = await as(register[0]!)
    begin()
    const measure = { ...aMeasureContent(), id: 'first' }
    await say(officer, 'POST', '/api/officer/measures', { body: { measures: [measure] } })
    await say(officer, 'POST', '/api/officer/measures/preview', { body: { rule: measure.rule } })
    await say(officer, 'PUT', '/api/officer/measures/first', { body: aMeasureContent(), headers: at(1) })
    const retired = { body: { reason: 'The money is spent' }, headers: at(2) }
    await say(officer, 'POST', '/api/officer/measures/first/retire', retired)
    await say(coordinator, 'PUT', '/api/facts', { body: { facts: { employees: 12 } }, headers: at(1) })
    await say(coordinator, 'PUT', `/api/clusters/${id}/projects/nitride/facts`, {
      body: { facts: { projectReadiness: 4 } },
      headers: at(1),
    })
  },
}
