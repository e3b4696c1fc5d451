import { grownCluster } from './made.ts'
import type { Path } from '../stage.ts'

const at = (version: number) => ({ headers: { 'if-match': `"${version}"` } })

/** A chain is begun twice, changed, put back and removed. */
export const chains: Path = {
  name: 'chains',
  options: { organisations: 6, pack: { minimumOrganisations: 3 } },
  play: async (stage) => {
    const { as, begin, say, register } = stage
    const id = await grownCluster(stage, 0, 3)
    const coordinator = await as(register[0]!)
    begin()
    const template = { body: { template: 'nitride-power-transistor' } }
    const { id: chain } = await say(coordinator, 'POST', `/api/clusters/${id}/chains`, template)
    const commands = [{ do: 'rename', title: 'Renamed' }]
    await say(coordinator, 'POST', `/api/chains/${chain}/changes`, { body: { commands }, ...at(1) })
    await say(coordinator, 'POST', `/api/chains/${chain}/restore`, { body: { version: 1 }, ...at(2) })
    await say(coordinator, 'DELETE', `/api/chains/${chain}`, at(3))
    await say(coordinator, 'POST', `/api/applications/${id}/chains`, {
      body: { title: 'By hand' },
      may: [201, 404, 409],
    })
  },
}
