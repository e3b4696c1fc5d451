import { gathering, grownCluster } from './made.ts'
import type { Path, Stage } from '../stage.ts'

const options = { organisations: 10, pack: { minimumOrganisations: 3 } } as const

const submitted = async ({ say, as, register }: Stage, name: string): Promise<string> => {
  const coordinator = await as(register[0]!)
  const { id } = await say(coordinator, 'POST', '/api/applications', {
    body: { name, purpose: 'Crystals', projects: [], admission: 'open' },
  })
  await say(coordinator, 'POST', `/api/applications/${id}/submit`)
  return id
}

/** An application comes back for correction, is corrected, and withdrawn; its copy waits for a correction that never comes. */
export const corrected: Path = {
  name: 'corrected',
  options,
  play: async (stage) => {
    const { as, begin, say, register, pass } = stage
    const coordinator = await as(register[0]!)
    await gathering(stage, 3, 3, 'Taken')
    begin()
    const id = await submitted(stage, 'Taken')
    const { version } = await say(coordinator, 'GET', `/api/applications/${id}`)
    const headers = { 'if-match': `"${version}"` }
    await say(coordinator, 'PATCH', `/api/applications/${id}`, { body: { name: 'Free' }, headers })
    await say(coordinator, 'POST', `/api/applications/${id}/submit`)
    await say(coordinator, 'POST', `/api/applications/${id}/withdraw`, { body: { reason: 'No money' } })
    const { id: copy } = await say(coordinator, 'POST', `/api/applications/${id}/copy`)
    const headersOfCopy = { 'if-match': '"1"' }
    await say(coordinator, 'PATCH', `/api/applications/${copy}`, { body: { name: 'Taken' }, headers: headersOfCopy })
    await say(coordinator, 'POST', `/api/applications/${copy}/submit`)
    await pass({ hours: 40 * 24 + 12 })
  },
}

/** Nobody answers: reminders go out, invitations run out, and the deadline refuses. */
export const silence: Path = {
  name: 'silence',
  options,
  play: async (stage) => {
    await gathering(stage, 0, 3)
    stage.begin()
    await stage.pass({ hours: 100 * 24 + 12 })
  },
}

/** Nearly the name of a cluster: an officer refuses, the applicant appeals, another officer grants, and the new application is cancelled. */
export const refused: Path = {
  name: 'refused',
  options,
  play: async (stage) => {
    const { as, begin, say, register, aPerson, accept, settle } = stage
    const [first, second] = [await aPerson({ roles: ['officer'] }), await aPerson({ roles: ['officer'] })]
    await grownCluster(stage, 0, 3, 'Nitride cluster')
    const id = await gathering(stage, 4, 3, 'Nitride cluster 2')
    const coordinator = await as(register[4]!)
    begin()
    await accept(id, register[5]!)
    await accept(id, register[6]!)
    await settle()
    const finding = { rule: 'nameIsDistinct', verdict: 'refuse', reason: 'Too near' }
    await say(first, 'POST', `/api/officer/applications/${id}/findings`, { body: finding })
    await say(coordinator, 'POST', `/api/applications/${id}/appeal`, { body: { statement: 'They are two' } })
    const decision = { verdict: 'granted', reason: 'They are' }
    await say(second, 'POST', `/api/officer/appeals/${id}/decision`, { body: decision })
    const { applications } = await say(coordinator, 'GET', '/api/applications')
    const next = applications.find((one: { id: string }) => one.id !== id)
    await say(first, 'POST', `/api/officer/applications/${next.id}/cancel`, { body: { reason: 'Sent twice' } })
  },
}

/** The coordinator's own word decides; on the way an operator begins the next attempt, and an execution is stopped by hand. */
export const onItsWord: Path = {
  name: 'on its word',
  options,
  play: async (stage) => {
    const { as, begin, say, register, aPerson, accept, settle, sfn } = stage
    const operator = await aPerson({ roles: ['operator'] })
    const coordinator = await as(register[0]!)
    const id = await gathering(stage, 0, 4)
    begin()
    await say(coordinator, 'PUT', `/api/applications/${id}/mode`, { body: { mode: 'onMyWord' } })
    await say(operator, 'POST', `/api/operator/applications/${id}/restart`, { body: { attempt: 1 } })
    for (const { name, status } of sfn.runs()) if (status === 'RUNNING') sfn.stop(name)
    await settle()
    for (const organisation of register.slice(1, 3)) await accept(id, organisation)
    await settle()
    await say(coordinator, 'POST', `/api/applications/${id}/decide`)
  },
}
