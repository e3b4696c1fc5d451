import { beforeAll, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import type { DeliveredMail } from '../../local/mail.ts'
import { acceptAll, gathering, linksOf, moveClock, publish, refusal, untilStatus } from './support/consortium.ts'
import { describeStage, openWorld, type Applicant, type World } from './support/world.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const PAGE = Buffer.from('<html><script>alert(1)</script></html>')
const FORMULA = Buffer.from('name,price\nWafer,=HYPERLINK("https://evil.example")\n')

const put = async (url: string, content: Buffer<ArrayBuffer>): Promise<boolean> =>
  (await fetch(url, { method: 'PUT', body: content })).ok

describeStage('spaces, conversations and the board, on the deployed stacks', () => {
  let world: World
  let coordinator: Applicant
  let member: Applicant
  let third: Applicant
  let outsider: Applicant
  let clusterId: string

  const at = (path = '') => `/api/spaces/${encodeURIComponent(`cluster:${clusterId}`)}${path}`
  const post = (from: Applicant, body: object, path = '/posts') => from.ask('POST', at(path), body)
  const mailsTo = async ({ person }: Applicant): Promise<readonly DeliveredMail[]> =>
    (await world.mails()).filter(({ to }) => to.includes(person.session.email))
  const mailTo = (who: Applicant, what: string): Promise<DeliveredMail> =>
    until(`mail about ${what}`, 60, async () =>
      (await mailsTo(who)).find(({ subject, text }) => `${subject}\n${text}`.includes(what)),
    )
  const digests = async (who: Applicant) =>
    (await mailsTo(who)).filter(({ subject }) => subject.startsWith('What is new'))
  /** What was written is gathered one day and mailed the next; messages take their time between the two. */
  const digestOf = (who: Applicant, what: string): Promise<readonly DeliveredMail[]> =>
    until(
      `a digest with ${what}`,
      90,
      async () => {
        const found = (await digests(who)).filter(({ text }) => text.includes(what))
        if (found.length > 0) return found
        await moveClock(world, { hours: 24 })
        return undefined
      },
      4000,
    )
  const anyMail = (what: string): Promise<DeliveredMail> =>
    until(`mail about ${what}`, 60, async () => (await world.mails()).find(({ text }) => text.includes(what)))
  const upload = async (name: string, type: string, content: Buffer<ArrayBuffer>): Promise<string> => {
    const declared = await member.ask('POST', at('/files'), { name, type, bytes: content.length })
    expect(await put(declared.upload.url, content)).toBe(true)
    return declared.file.id
  }
  const check = (id: string) => member.ask('POST', at(`/files/${id}/check`))

  beforeAll(async () => {
    world = await openWorld('materials')
    // Those before are for other files.
    await world.take(150)
    await publish(world, () => ({ minimumOrganisations: 3 }))
    coordinator = await world.applicant()
    member = await world.applicant()
    third = await world.applicant()
    outsider = await world.applicant()
    clusterId = await gathering(coordinator, [member.key, third.key])
    await acceptAll(world.reach, (await linksOf(world.reach, clusterId, 2)).values())
    await untilStatus(coordinator, clusterId, 'registered')
    await until('the space to be there', 30, async () => {
      const { spaces } = await member.ask('GET', '/api/spaces')
      return spaces.some(({ id }: any) => id === `cluster:${clusterId}`) ? true : undefined
    })
  })

  it('tells at once who wishes it: of what the coordinator announces, of mentions, of replies', async () => {
    await member.ask('PUT', at('/notices'), { notices: 'atOnce' })
    await post(coordinator, { kind: 'announcement', title: 'Meeting on Monday', text: 'In the cleanroom, at ten.' })
    expect((await mailTo(member, 'Meeting on Monday')).text).toContain(`${world.reach.address}/u#`)
    expect(await refusal(post(member, { kind: 'announcement', text: 'I announce' }))).toMatchObject({ status: 403 })
    await post(third, { text: 'Who has gallium nitride?', mentions: [{ organisation: member.key }] })
    await mailTo(member, 'gallium nitride')
    await post(member, { title: 'Etching', text: 'Which gas do you use?' })
    await post(third, { text: 'Chlorine, mostly.' }, '/posts/3/replies')
    await mailTo(member, 'Chlorine')
    expect((await member.ask('GET', at('/posts/3/replies'))).posts).toMatchObject([{ number: 4, kind: 'reply' }])
  })

  it('says what is new, finds words inside, and shows what is pinned', async () => {
    const unread = async () =>
      (await third.ask('GET', '/api/spaces')).spaces.find(({ cluster }: any) => cluster.id === clusterId).unread
    expect(await unread()).toBe(4)
    await third.ask('PUT', at('/read'), { upTo: 4 })
    expect(await unread()).toBe(0)
    const { posts } = await third.ask('GET', at('/search?words=CHLOR'))
    expect(posts).toMatchObject([{ number: 4 }])
    await coordinator.ask('PUT', at('/posts/1/pin'))
    expect(await third.ask('GET', at())).toMatchObject({ pinned: [{ number: 1, title: 'Meeting on Monday' }] })
    expect(await refusal(member.ask('PUT', at('/posts/3/pin')))).toMatchObject({ status: 403 })
  })

  it('carries a file that is uploaded to an address of its own, and gives it out as an attachment', async () => {
    const id = await upload('../Наш план.png', 'image/png', PNG)
    await check(id)
    await post(member, { text: 'Our plan', files: [id] })
    const { download } = await third.ask('GET', at(`/files/${id}`))
    const given = await fetch(download.url)
    expect(Buffer.from(await given.arrayBuffer()).equals(PNG)).toBe(true)
    expect(given.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(given.headers.get('content-type')).toBe('application/octet-stream')
    expect(await refusal(outsider.ask('GET', at(`/files/${id}`)))).toMatchObject({ status: 404 })
  })

  it('refuses hostile files and words, and says why', async () => {
    const script = member.ask('POST', at('/files'), { name: 'photo.png.exe', type: 'image/png', bytes: 9 })
    expect(await refusal(script)).toMatchObject({ status: 400, problem: { errors: [{ pointer: '/name' }] } })
    const noPicture = check(await upload('photo.png', 'image/png', PAGE))
    expect(await refusal(noPicture)).toMatchObject({ problem: { type: '/problems/file-not-as-declared' } })
    const formulas = check(await upload('prices.csv', 'text/csv', FORMULA))
    expect(await refusal(formulas)).toMatchObject({
      status: 409,
      problem: { type: '/problems/file-has-formulas', facts: { row: 2, column: 2 } },
    })
    expect(await refusal(post(member, { text: 'a'.repeat(1_000_000) }))).toMatchObject({ status: 413 })
    const markup = '<img src=x onerror=alert(1)>'
    const { number, text } = await post(member, { text: markup })
    expect(text).toBe(markup)
    await member.ask('POST', at(`/posts/${number}/withdraw`))
    expect((await third.ask('GET', at(`/posts/${number}`))).text).toBe('')
  })

  it('is moderated by the coordinator, with a reason that the author hears', async () => {
    const { number } = await post(third, { text: 'Buy my wafers now' })
    await coordinator.ask('POST', at(`/posts/${number}/hide`), { reason: 'advertising is for the board' })
    await mailTo(third, 'advertising is for the board')
    const hidden = await member.ask('GET', at(`/posts/${number}`))
    expect(hidden).toMatchObject({ text: '', hidden: {} })
    expect((await third.ask('GET', at(`/posts/${number}`))).text).toBe('Buy my wafers now')
  })

  it('lets two organisations write to each other, and neither sees an address', async () => {
    const opening = { to: member.key, subject: 'Dicing', text: 'Could you dice forty wafers?' }
    const { id } = await outsider.ask('POST', '/api/conversations', opening)
    const received = await anyMail('Could you dice forty wafers?')
    expect(received.text).toContain(outsider.name)
    expect(received.text).not.toContain(outsider.person.session.email)
    await member.ask('POST', `/api/conversations/${id}/messages`, { text: 'Yes, in May.' })
    expect((await anyMail('Yes, in May.')).text).not.toContain(member.person.session.email)
    const seen = await outsider.ask('GET', `/api/conversations/${id}`)
    expect(JSON.stringify(seen)).not.toContain('@')
    expect(await refusal(third.ask('GET', `/api/conversations/${id}`))).toMatchObject({ status: 404 })
    await member.ask('PUT', `/api/invitation-wishes/muted/${outsider.key}`)
    await outsider.ask('POST', `/api/conversations/${id}/messages`, { text: 'And in June?' })
    expect((await member.ask('GET', `/api/conversations/${id}`)).newest[0]).toMatchObject({ text: 'And in June?' })
  })

  it('has a board on which interest is shown, of which the owner hears', async () => {
    const endsAt = new Date(Date.now() + 90 * 24 * 3_600_000).toISOString()
    const entry = { kind: 'offer', title: 'Cleanroom hours', text: 'In May.', capabilities: ['micro.epitaxy'], endsAt }
    const { id } = await third.ask('POST', '/api/board', entry)
    const found = await outsider.ask('GET', '/api/board?kind=offer&capability=micro')
    expect(found.entries).toMatchObject([{ id, title: 'Cleanroom hours' }])
    await outsider.ask('PUT', `/api/board/${id}/interest`)
    expect((await anyMail('Cleanroom hours')).text).toContain(outsider.name)
    expect((await third.ask('GET', `/api/board/${id}/interests`)).interests).toHaveLength(1)
  })

  it('closes at once for who has left its cluster', async () => {
    expect((await third.ask('GET', at())).id).toBe(`cluster:${clusterId}`)
    await coordinator.ask('PUT', at('/notices'), { notices: 'daily' })
    await third.ask('POST', `/api/memberships/${clusterId}/leave`)
    expect(await refusal(third.ask('GET', at()))).toMatchObject({ status: 404 })
    expect(await refusal(post(third, { text: 'One last word' }))).toMatchObject({ status: 404 })
    expect((await third.ask('GET', '/api/spaces')).spaces).toEqual([])
  })

  it('sums up by a digest when the clock has moved, which one click stops', async () => {
    const [digest] = await digestOf(coordinator, 'Which gas do you use?')
    expect(digest?.text).not.toContain('Buy my wafers now')
    expect(await digests(third)).toEqual([])

    const token = /\/u#(\S+)/.exec(digest?.text ?? '')?.[1] ?? ''
    const stop = new URL(`/api/unsubscribe?token=${token}`, world.reach.address)
    const page = await fetch(new URL('/u', world.reach.address))
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await (await fetch(stop)).json()).toEqual({ space: 'everywhere' })
    const notices = async () =>
      (await coordinator.ask('GET', '/api/spaces')).spaces.find(({ cluster }: any) => cluster.id === clusterId).notices
    expect(await notices()).toBe('daily')
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const clicked = await fetch(stop, { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' })
    expect(await clicked.json()).toEqual({ space: 'everywhere', stopped: true })
    const before = (await digests(coordinator)).length
    await member.ask('PUT', at('/notices'), { notices: 'daily' })
    await post(member, { title: 'Afterwards', text: 'Is anybody there?' })
    await post(coordinator, { title: 'An answer', text: 'Nobody told me.' })
    await digestOf(member, 'Nobody told me.')
    expect(await digests(coordinator)).toHaveLength(before)
  })
})
