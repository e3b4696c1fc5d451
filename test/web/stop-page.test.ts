import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { en } from '../../web/assets/texts/en.js'
import { tinyPage } from './a-tiny-page.ts'

const json = (body: object, status = 200) => new Response(JSON.stringify(body), { status })
const open = async (hash: string, reply: (method: string) => Response) => {
  const page = tinyPage({ hash, reply })
  await import('../../web/assets/u.js')
  return page
}

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllGlobals())

describe('the page that stops mail', () => {
  it('says what its link would stop and changes nothing, until its button is pressed', async () => {
    const page = await open('#t.s', () => json({ space: 'everywhere', stopped: true }))
    await vi.waitFor(() => expect(page.text()).toContain(en.stop.question.everywhere))
    expect(page.asked).toEqual(['GET /api/unsubscribe?token=t.s'])
    page.press(en.stop.confirm)
    await vi.waitFor(() => expect(page.text()).toContain(en.stop.stopped.everywhere))
    expect(page.asked).toEqual(['GET /api/unsubscribe?token=t.s', 'POST /api/unsubscribe?token=t.s'])
  })

  it('tells one space from all of them', async () => {
    const page = await open('#t.s', () => json({ space: 'cluster:0198c0de-0000-7000-8000-000000000001' }))
    await vi.waitFor(() => expect(page.text()).toContain(en.stop.question.space))
  })

  it.each([
    ['', 0],
    ['#', 0],
    ['#not.ours', 1],
  ])('says of %j that it leads nowhere', async (hash, requests) => {
    const page = await open(hash, () => json({ type: '/problems/not-found' }, 404))
    await vi.waitFor(() => expect(page.text()).toContain(en.stop.nowhere))
    expect(page.asked).toHaveLength(requests)
  })

  it('can be tried again where the service did not answer', async () => {
    let tries = 0
    const page = await open('#t.s', () => {
      tries += 1
      if (tries === 1) throw new TypeError('no network')
      return json({ space: 'everywhere' })
    })
    await vi.waitFor(() => expect(page.text()).toContain(en.unreachable.title))
    page.press(en.retry)
    await vi.waitFor(() => expect(page.text()).toContain(en.stop.question.everywhere))
  })
})
