import { standingCluster } from './made.ts'
import type { Path } from '../stage.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

/** What members write in the space of their cluster, with a file, and what they hear of it a day later. */
export const spaces: Path = {
  name: 'spaces',
  options: { organisations: 5 },
  play: async (stage) => {
    const { as, begin, say, register, files, pass, around } = stage
    const id = await standingCluster(stage, 3)
    const [coordinator, member, other] = await Promise.all(register.slice(0, 3).map(as))
    const at = (path: string) => `/api/spaces/${encodeURIComponent(`cluster:${id}`)}${path}`
    begin()
    await say(other!, 'PUT', at('/notices'), { body: { notices: 'daily' } })
    await say(member!, 'POST', at('/posts'), { body: { title: 'Wafers', text: 'Who has some?' } })
    await say(other!, 'POST', at('/posts/1/replies'), { body: { text: 'We do' } })
    await say(member!, 'PATCH', at('/posts/1'), { body: { text: 'Who sells some?' }, headers: { 'if-match': '"1"' } })
    await say(coordinator!, 'PUT', at('/posts/1/pin'))
    await say(coordinator!, 'DELETE', at('/posts/1/pin'))
    await say(coordinator!, 'POST', at('/posts/2/hide'), { body: { reason: 'Off the point' } })
    await say(coordinator!, 'POST', at('/posts/2/show'))
    await say(other!, 'POST', at('/posts/2/withdraw'))
    await say(coordinator!, 'POST', at('/posts'), { body: { text: 'A meeting', kind: 'announcement' } })
    await say(coordinator!, 'PUT', at('/read'), { body: { upTo: 2 } })
    const declared = { name: 'plan.png', type: 'image/png', bytes: PNG.length }
    const { file } = await say(member!, 'POST', at('/files'), { body: declared })
    around()
    files.put(`uploads/${file.id}`, PNG)
    begin()
    await say(member!, 'POST', at(`/files/${file.id}/check`))
    await say(member!, 'POST', at('/posts'), { body: { text: 'Our plan', files: [file.id] } })
    await pass({ hours: 49 })
  },
}
