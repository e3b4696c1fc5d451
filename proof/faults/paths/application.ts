import { aContent } from '../../../test/support/builders.ts'
import type { Path } from '../stage.ts'

/** From a draft to a registered cluster, with a change, an invitee less and one in the place of another, and one that declines. */
export const application: Path = {
  name: 'application',
  options: { organisations: 8, pack: { minimumOrganisations: 3 } },
  play: async ({ as, begin, say, register }) => {
    const [first, second, third, fourth, fifth] = register
    const coordinator = await as(first!)
    const invited = [await as(second!), await as(third!)] as const
    begin()
    const { id } = await say(coordinator, 'POST', '/api/applications', { body: aContent([first!.key]) })
    const at = `/api/applications/${id}`
    await say(coordinator, 'PATCH', at, { body: { purpose: 'Crystals' }, headers: { 'if-match': '"1"' } })
    const identifiers = [second!.key, third!.key, fourth!.key]
    await say(coordinator, 'POST', `${at}/invitees`, { body: { identifiers } })
    await say(coordinator, 'DELETE', `${at}/invitees/${encodeURIComponent(fourth!.key)}`)
    await say(coordinator, 'POST', `${at}/check`)
    await say(coordinator, 'POST', `${at}/submit`)
    await say(coordinator, 'POST', `${at}/invitees`, { body: { identifiers: [fourth!.key] } })
    await say(coordinator, 'POST', `${at}/invitees/replace`, { body: { remove: fourth!.key, add: fifth!.key } })
    await say(coordinator, 'PUT', `${at}/mode`, { body: { mode: 'whenAllAnswered' } })
    await say(coordinator, 'POST', `${at}/extend`)
    for (const each of invited) {
      const [asked] = (await say(each, 'GET', '/api/invitations')).invitations
      await say(each, 'POST', `/api/invitations/${asked.id}/accept`)
    }
    const last = await as(fifth!)
    const [asked] = (await say(last, 'GET', '/api/invitations')).invitations
    await say(last, 'POST', `/api/invitations/${asked.id}/decline`, { body: { reason: 'No people' } })
  },
}
