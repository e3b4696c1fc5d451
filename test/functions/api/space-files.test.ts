import { beforeEach, describe, expect, it } from 'vitest'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { aCluster } from '../../support/a-cluster.ts'
import { idOf } from '../../support/builders.ts'

let world: ApiWorld
let coordinator: Required<Sender>
let member: Required<Sender>
let other: Required<Sender>

const space = encodeURIComponent(`cluster:${idOf(500)}`)

beforeEach(async () => {
  world = await apiWorld()
  const members = world.register.slice(0, 3)
  const [a, b, c] = await Promise.all(members.map((one) => world.aRepresentative(one)))
  coordinator = a!
  member = b!
  other = c!
  await world.table.write(aCluster(idOf(500), members))
})

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const typeOf = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')
const send = (from: Sender, method: string, path: string, body?: object) =>
  world.send(from, method, `/api/spaces/${space}${path}`, body ? { body } : {})

const declare = (from: Sender, file: object) =>
  send(from, 'POST', '/files', { name: 'plan.png', type: 'image/png', bytes: PNG.length, ...file })
/** What S3 does with a PUT to the address. */
const upload = (id: string, content: Buffer = PNG) => world.files.put(`uploads/${id}`, content)
const check = (from: Sender, id: string) => send(from, 'POST', `/files/${id}/check`)

const share = async (from: Sender, file: object = {}, content: Buffer = PNG): Promise<string> => {
  const { json } = await declare(from, { bytes: content.length, ...file })
  upload(json.file.id, content)
  expect((await check(from, json.file.id)).statusCode).toBe(200)
  return json.file.id
}

describe('a file of a post', () => {
  it('is declared, uploaded, checked, carried by a post, and given out as an attachment', async () => {
    const declared = await declare(member, { name: '../Наш план (v1.2).PNG' })
    expect(declared.json).toMatchObject({
      file: { name: 'Наш план (v1_2).png', type: 'image/png' },
      upload: { method: 'PUT', seconds: 900 },
    })
    const { id } = declared.json.file
    expect(typeOf(await check(member, id))).toBe('not-in-this-state')
    upload(id)
    expect((await check(member, id)).statusCode).toBe(200)
    expect(typeOf(await send(other, 'GET', `/files/${id}`))).toBe('not-found')
    const post = await send(member, 'POST', '/posts', { text: 'Our plan', files: [id] })
    expect(post.json.files).toEqual([{ id, name: 'Наш план (v1_2).png', type: 'image/png', bytes: PNG.length }])
    const { download } = (await send(other, 'GET', `/files/${id}`)).json
    expect(download).toMatchObject({ url: expect.stringContaining(`checked/${id}`), seconds: 60 })
  })

  it('is what was checked, whatever is uploaded afterwards', async () => {
    const id = await share(member)
    upload(id, Buffer.from('<script>alert(1)</script>'))
    expect((await check(member, id)).statusCode).toBe(200)
    expect(Buffer.from(await world.files.read(`checked/${id}`))).toEqual(PNG)
  })

  it('goes with its post, and when no post carries it within a day', async () => {
    const carried = await share(member)
    const forgotten = await share(member)
    await send(member, 'POST', '/posts', { text: 'Our plan', files: [carried] })
    await world.pass({ hours: 25 })
    expect(world.files.paths()).toEqual([`checked/${carried}`, `uploads/${carried}`])
    expect(typeOf(await send(member, 'POST', '/posts', { text: 'Late', files: [forgotten] }))).toBe('invalid-request')
    await send(member, 'POST', '/posts/1/withdraw')
    expect(typeOf(await send(member, 'GET', `/files/${carried}`))).toBe('not-found')
    await world.pass({ minutes: 1 })
    expect(world.files.paths()).toEqual([])
    expect(world.store.items().filter(({ entity }) => entity === 'SpaceFile')).toEqual([])
  })

  it('is hidden with its post', async () => {
    const id = await share(member)
    await send(member, 'POST', '/posts', { text: 'Our plan', files: [id] })
    await send(coordinator, 'POST', '/posts/1/hide', { reason: 'not here' })
    expect(typeOf(await send(other, 'GET', `/files/${id}`))).toBe('not-found')
    expect((await send(other, 'GET', '/posts/1')).json.files).toEqual([])
  })

  it('hangs on one post, of whoever uploaded it', async () => {
    const id = await share(member)
    expect(typeOf(await send(other, 'POST', '/posts', { text: 'Mine', files: [id] }))).toBe('invalid-request')
    const both = await Promise.all([1, 2].map((n) => send(member, 'POST', '/posts', { text: `no ${n}`, files: [id] })))
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([201, 400])
  })
})

describe('a hostile file', () => {
  it.each([
    ['a page', 'photo.png', 'image/png', '<html><script>alert(1)</script></html>'],
    ['a program', 'photo.jpg', 'image/jpeg', 'MZ\u0090\u0000'],
    ['a script called text', 'notes.txt', 'text/plain', '#!/bin/sh\nrm -rf /'],
    ['a page called a table', 'table.csv', 'text/csv', '<!doctype html><p>'],
    ['a program called a document', 'report.pdf', 'application/pdf', 'MZ not a PDF'],
  ])('that is %s under another name is refused, and removed', async (_, name, type, content) => {
    const { json } = await declare(member, { name, type, bytes: content.length })
    upload(json.file.id, Buffer.from(content, 'latin1'))
    expect(typeOf(await check(member, json.file.id))).toBe('file-not-as-declared')
    expect(typeOf(await check(member, json.file.id))).toBe('not-in-this-state')
    await world.pass({ minutes: 1 })
    expect(world.files.paths()).toEqual([])
  })

  it('that is a table with a formula is refused, with the place, and removed; signs before numbers are none', async () => {
    const refused = Buffer.from('name,price\nWafer,"=HYPERLINK(""https://evil.example"")"\n')
    const type = { name: 'prices.csv', type: 'text/csv' }
    const { json } = await declare(member, { ...type, bytes: refused.length })
    upload(json.file.id, refused)
    const reply = await check(member, json.file.id)
    expect(reply.json).toMatchObject({ type: '/problems/file-has-formulas', facts: { row: 2, column: 2 } })
    expect(typeOf(await check(member, json.file.id))).toBe('not-in-this-state')
    await world.pass({ minutes: 1 })
    expect(world.files.paths()).toEqual([])
    await share(member, type, Buffer.from('name;phone;loss\nМикрон;+7 495 123-45-67;-12,5\n'))
  })

  it.each(['run.sh', 'photo.png.exe', 'photo', 'photo.svg', '.png.js', 'photo.pn\u202eg.exe'])(
    'is refused by its name: %s',
    async (name) => {
      const { json } = await declare(member, { name })
      expect(json).toMatchObject({ status: 400, errors: [{ pointer: '/name', message: 'must end in .png' }] })
    },
  )

  it.each([
    ['C:\\temp\\evil.exe.png', 'evil_exe.png'],
    ['con.png', 'file_con.png'],
    ['.png', 'file_.png'],
    ['a"; filename="b.exe\r\n.png', 'a_ filename_b_exe.png'],
    [`${'ж'.repeat(200)}.png`, `${'ж'.repeat(100)}.png`],
  ])('keeps only what is harmless of its name: %s', async (name, kept) => {
    expect((await declare(member, { name })).json.file.name).toBe(kept)
  })

  it('is refused where its size is not what was declared, or more than is allowed', async () => {
    const { json } = await declare(member, { bytes: 8 })
    upload(json.file.id)
    expect(typeOf(await check(member, json.file.id))).toBe('file-not-as-declared')
    expect((await declare(member, { bytes: 30 * 1024 * 1024 })).json.errors).toMatchObject([{ pointer: '/bytes' }])
    expect((await declare(member, { type: 'text/html', name: 'a.html' })).json.errors).toMatchObject([
      { pointer: '/type' },
    ])
  })
})
