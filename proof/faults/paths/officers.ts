import { organisationItem } from '../../../shared/items/organisation-item.ts'
import { firstRulePack } from '../../../shared/domain/rule-pack.ts'
import { gathering, grownCluster, inPath } from './made.ts'
import type { Path } from '../stage.ts'

const options = { organisations: 12, pack: { minimumOrganisations: 3 } } as const

/** The register as officers change it: an address by two of them, statuses, corrections, a policy. */
export const register: Path = {
  name: 'register',
  options,
  play: async (stage) => {
    const { as, begin, say, register: all, aPerson, pass } = stage
    const [first, second] = [await aPerson({ roles: ['officer'] }), await aPerson({ roles: ['officer'] })]
    await gathering(stage, 0, 4)
    const own = await as(all[1]!)
    const at = (nth: number) => `/api/officer/organisations/${inPath(all[nth]!)}`
    const proposal = { body: { email: 'office@example.invalid', reason: 'A letter' } }
    begin()
    await say(first, 'POST', `${at(1)}/address-change`, proposal)
    await say(second, 'POST', `${at(1)}/address-change/confirm`)
    await say(own, 'POST', '/api/organisations/own/address-change/objection', { body: { reason: 'Not ours' } })
    await say(first, 'POST', `${at(2)}/address-change`, proposal)
    await say(first, 'POST', `${at(2)}/address-change/withdraw`, { body: { reason: 'A mistake' } })
    await say(first, 'POST', `${at(3)}/address-change`, proposal)
    await say(second, 'POST', `${at(3)}/address-change/confirm`)
    await say(first, 'PUT', `${at(2)}/status`, { body: { status: 'suspended', reason: 'Asked for it' } })
    await say(first, 'PUT', `${at(2)}/status`, { body: { status: 'active', reason: 'Paid' } })
    const correction = { correction: { name: 'Put right' }, reason: 'Misspelt' }
    await say(first, 'PATCH', at(8), { body: correction })
    const { version: _, ...pack } = { ...firstRulePack, minimumOrganisations: 3 }
    await say(first, 'POST', '/api/officer/rule-packs', { body: pack })
    await pass({ hours: 15 * 24 + 12 })
    const { version = 1 } = await say(own, 'GET', '/api/organisations/own')
    await say(own, 'PATCH', '/api/organisations/own', {
      body: { contactEmail: 'hello@example.invalid' },
      headers: { 'if-match': `"${version}"` },
      may: [200, 412],
    })
  },
}

/** Cases of officers: assigned, released, decided one by one and many at once, closed. */
export const cases: Path = {
  name: 'cases',
  options,
  play: async (stage) => {
    const { begin, say, register: all, aPerson, store } = stage
    const officer = await aPerson({ roles: ['officer'] })
    const claimants = [await aPerson(), await aPerson()]
    for (const nth of [0, 1]) {
      const { registeredEmail: _, ...unreachable } = all[nth]!
      await store.write([{ put: organisationItem(unreachable, false) }])
    }
    begin()
    for (const nth of [0, 1]) {
      const body = { organisation: all[nth]!.key, statement: 'I am the director' }
      await say(claimants[nth]!, 'POST', '/api/me/claims', { body })
    }
    const { cases: open } = await say(officer, 'GET', '/api/officer/cases')
    const [first, second] = open
    await say(officer, 'PUT', `/api/officer/cases/${encodeURIComponent(first.id)}/assignment`, { body: { to: 'me' } })
    await say(officer, 'DELETE', `/api/officer/cases/${encodeURIComponent(first.id)}/assignment`)
    const decision = { verdict: 'confirmed', reason: 'A letter' }
    await say(officer, 'POST', `/api/officer/claims/${first.subject.id}/decision`, { body: decision })
    const asked = { cases: [second.id], verdict: 'refuse' }
    const preview = await say(officer, 'POST', '/api/officer/cases/preview', { body: asked, may: [200, 400] })
    const seen = (preview.cases ?? []).map(({ id, seen: was }: { id: string; seen: string }) => ({ id, seen: was }))
    const many = { cases: seen, verdict: 'refuse', reason: 'No letter came' }
    await say(officer, 'POST', '/api/officer/cases/decide', { body: many, may: [200, 202, 400] })
  },
}

/** Two entries of one organisation: raised, dismissed, raised again, merged in the middle of an application and in a cluster, and parted again. */
export const merging: Path = {
  name: 'merging',
  options,
  play: async (stage) => {
    const { as, begin, say, register: all, aPerson } = stage
    const officer = await aPerson({ roles: ['officer'] })
    await grownCluster(stage, 0, 4, 'Nitride')
    await gathering(stage, 4, 4, 'Carbide')
    const reporting = await as(all[1]!)
    begin()
    const { case: id } = await say(officer, 'POST', '/api/officer/duplicates', {
      body: { one: all[8]!.key, other: all[9]!.key, note: 'One name' },
    })
    await say(officer, 'POST', `/api/officer/duplicates/${encodeURIComponent(id)}/dismiss`, { body: { reason: 'Two' } })
    await say(reporting, 'POST', '/api/duplicates', { body: { other: all[5]!.key, note: 'Our branch' } })
    const pair = { losing: all[1]!.key, keeping: all[5]!.key, reason: 'One firm' }
    const merge = await say(officer, 'POST', '/api/officer/merges', { body: pair })
    await say(officer, 'POST', `/api/officer/merges/${merge.id}/undo`)
  },
}
