import { describe, expect, it } from 'vitest'
import { mailTemplateSchema, type Mail } from '../../shared/domain/mail.ts'
import { mailFrom, mailItem, mailKey, putMail } from '../../shared/items/mail-item.ts'
import { createClaim } from '../../shared/items/claim-item.ts'
import { createPerson } from '../../shared/items/person-item.ts'
import { useCode } from '../../shared/items/sign-in-item.ts'
import { codeWindow } from '../../shared/domain/sign-in.ts'
import { faultyTable } from '../support/faulty-table.ts'
import { aPipeline, type PipelineOptions } from '../support/pipeline.ts'
import { anOrganisation, registered } from '../support/a-register.ts'
import { idOf } from '../support/builders.ts'
import { aPostOffice } from '../support/post-office.ts'

const gathering = async (options: PipelineOptions = {}) => {
  const pipeline = await aPipeline({ pack: { minimumOrganisations: 3 }, ...options })
  const id = await pipeline.gather(pipeline.register.slice(1, 4))
  const post = aPostOffice(pipeline.store, pipeline.now)
  const mailTo = (template: string, number: number): Mail =>
    pipeline
      .mails(template)
      .findLast(({ recipient }) => recipient.to === 'organisation' && recipient.key === anOrganisation(number).key)!
  const stored = async (mail: Mail): Promise<Mail> => mailFrom((await pipeline.store.get(mailKey(mail.id)))!)
  return { ...pipeline, id, post, mailTo, stored }
}

describe('sending a mail', () => {
  it('writes an invitation to the registered address, in the organisation’s language, with a link of its generation', async () => {
    const { id, post, mailTo } = await gathering()
    expect(await post.send(mailTo('invitation', 2).id)).toEqual({ outcome: 'sent', maybeTwice: false })
    const [mail] = post.delivered
    const { key, registeredEmail } = anOrganisation(2)
    expect(mail!.to).toBe(registeredEmail)
    expect(mail!.headers.get('to')).toBe(registeredEmail)
    expect(mail!.subject).toBe('Приглашение в консорциум «Nitride Microelectronics»')
    expect(mail!.text).toContain(`https://consort.example/i#${id}~${key.replace(':', '~')}.secret-1`)
    expect(mail!.text).toContain('Organisation 1')
    await post.send(mailTo('invitation', 3).id)
    expect(post.delivered[1]!.subject).toBe('Invitation to the consortium “Nitride Microelectronics”')
  })

  it('gives nobody’s address away', async () => {
    const { post } = await gathering()
    for (const mail of await post.deliverAll()) {
      const said = mail.text + mail.html
      const addresses = said.match(/[\w.-]+@[\w.-]+\w/g) ?? []
      expect(new Set(addresses)).toEqual(new Set(['help@consort.example']))
    }
    expect(post.delivered).toHaveLength(4)
  })

  it('happens once, whoever asks how often', async () => {
    const { post, mailTo, stored } = await gathering()
    const mail = mailTo('invitation', 2)
    const outcomes = await Promise.all([post.send(mail.id), post.send(mail.id), post.send(mail.id)])
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['leased', 'leased', 'sent'])
    expect(await post.send(mail.id)).toEqual({ outcome: 'settled' })
    expect(post.delivered).toHaveLength(1)
    expect(await stored(mail)).toMatchObject({ status: 'sent', messageId: 'message-1', attempts: 1 })
    expect(await stored(mail)).not.toHaveProperty('leaseUntil')
    expect((await post.pending()).map(({ id }) => id)).not.toContain(mail.id)
  })

  it('stores no address and no secret', async () => {
    const { store, post } = await gathering()
    await post.deliverAll()
    const mails = store.items().filter(({ entity }) => entity === 'Mail')
    expect(mails).toHaveLength(4)
    expect(JSON.stringify(mails)).not.toMatch(/@|secret/)
  })

  it('is tried again where it failed, and says that it may be the second', async () => {
    const { post, mailTo, stored } = await gathering()
    const mail = mailTo('invitation', 2)
    post.faults.push('before')
    await expect(post.send(mail.id)).rejects.toThrow('no luck')
    expect(await stored(mail)).toMatchObject({ status: 'pending', attempts: 1, why: 'ServiceUnavailable' })
    expect(await post.send(mail.id)).toEqual({ outcome: 'sent', maybeTwice: true })
    expect(post.delivered).toHaveLength(1)
  })

  it('is parked the fifth time, under the error’s name alone', async () => {
    const { post, mailTo, stored } = await gathering()
    const mail = mailTo('invitation', 2)
    post.faults.push('before', 'before', 'before', 'before', 'before')
    for (let attempt = 1; attempt <= 4; attempt += 1) await expect(post.send(mail.id)).rejects.toThrow('no luck')
    expect(await post.send(mail.id)).toMatchObject({ outcome: 'parked', why: 'ServiceUnavailable' })
    expect(await stored(mail)).toMatchObject({ status: 'parked', why: 'ServiceUnavailable', attempts: 5 })
    expect(await post.send(mail.id)).toEqual({ outcome: 'settled' })
  })

  it('waits for the lease of whoever was cut off, then goes on', async () => {
    const { post, mailTo, store, now, passed } = await gathering()
    const mail = mailTo('invitation', 2)
    const leaseUntil = new Date(Date.parse(now()) + 60_000).toISOString()
    await store.write([{ put: mailItem({ ...mail, attempts: 1, leaseUntil }) }])
    expect(await post.send(mail.id)).toEqual({ outcome: 'leased' })
    passed({ minutes: 2 })
    expect(await post.send(mail.id)).toEqual({ outcome: 'sent', maybeTwice: true })
  })

  it('loses nothing, and sends twice only where the fault lies between handing over and marking', async () => {
    const calls = await (async () => {
      const probe = await gathering()
      const table = faultyTable(probe.store)
      await aPostOffice(table, probe.now).send(probe.mailTo('invitation', 2).id)
      return table.calls()
    })()
    for (const when of ['before', 'after'] as const)
      for (let at = 1; at <= calls; at += 1) {
        const { store, now, mailTo, passed, stored } = await gathering()
        const mail = mailTo('invitation', 2)
        const post = aPostOffice(faultyTable(store, { at, when }), now)
        await post.send(mail.id).catch(() => {})
        passed({ minutes: 3 })
        await post.send(mail.id)
        const isBetween = at === calls && when === 'before'
        expect(post.delivered, `${when} call ${at}`).toHaveLength(isBetween ? 2 : 1)
        expect(await stored(mail)).toMatchObject({ status: 'sent' })
      }
  })

  it.each([
    ['was answered', 'notCurrent', ({ id, accept, register }: Case) => accept(id, register[1]!)],
    [
      'was taken back',
      'notCurrent',
      ({ id, cases, register, coordinator, now }: Case) =>
        cases.remove({ ...coordinator, applicationId: id, key: register[1]!.key, now: now() }),
    ],
    ['has run out', 'tooLate', async ({ passed }: Case) => passed({ days: 61 })],
    [
      'ended with its case',
      'closed',
      ({ id, cases, coordinator, now }: Case) => cases.withdraw({ ...coordinator, applicationId: id, now: now() }),
    ],
    [
      'can reach nobody',
      'undeliverable',
      ({ store, register }: Case) =>
        store.write([registered({ ...register[1]!, undeliverableSince: '2026-09-01T08:00:00.000Z' })]),
    ],
    [
      'has no address',
      'noAddress',
      ({ store, register }: Case) => {
        const { registeredEmail: _, ...without } = register[1]!
        return store.write([registered(without)])
      },
    ],
  ])('drops an invitation that %s', async (_, why, before) => {
    const pipeline = await gathering()
    const mail = pipeline.mailTo('invitation', 2)
    await before(pipeline)
    expect(await pipeline.post.send(mail.id)).toEqual({ outcome: 'dropped', why })
    expect(await pipeline.stored(mail)).toMatchObject({ status: 'dropped', why })
    expect(pipeline.post.delivered).toEqual([])
  })
})

type Case = Awaited<ReturnType<typeof gathering>>

describe('mail about a case', () => {
  it('tells the coordinator of an answer with the counts as they are', async () => {
    const { id, post, decline, accept, register, mails } = await gathering()
    await accept(id, register[1]!)
    await decline(id, register[2]!)
    await post.deliverAll()
    const [yes, no] = mails('answerReceived')
    expect([yes, no].map((mail) => mail?.status)).toEqual(['sent', 'sent'])
    const texts = post.delivered.filter(({ to }) => to === 'contact-1@example.invalid').map(({ text }) => text)
    expect(texts.find((text) => text.includes('Organisation 2 has said yes.'))).toContain(
      'So far 2 organisations count, 3 are required, 1 answer is still to come.',
    )
    expect(texts.find((text) => text.includes('Organisation 3 has declined.'))).toContain('The reason given: no time')
  })

  it('tells the coordinator of an answer whose turn it is then', async () => {
    const { id, post, decline, accept, register } = await gathering()
    const turns = async () => {
      const before = post.delivered.length
      await post.deliverAll()
      const mine = post.delivered.slice(before).filter(({ to }) => to === 'contact-1@example.invalid')
      return mine.map(({ text }) => text).join('\n')
    }
    await decline(id, register[1]!)
    expect(await turns()).toContain('That of the organisations that have not answered.')
    await accept(id, register[2]!)
    await decline(id, register[3]!)
    expect(await turns()).toContain('Yours: all have answered, and too few have said yes.')
  })

  it('goes to the registered address where there is no other, and says so in nobody’s mail', async () => {
    const { post, store, register, mailTo } = await gathering()
    const { contactEmail: _, ...coordinator } = register[0]!
    await store.write([registered(coordinator)])
    await post.send(mailTo('submissionReceived', 1).id)
    expect(post.delivered[0]!.to).toBe(register[0]!.registeredEmail)
    expect(post.delivered[0]!.text).toContain('https://consort.example/a#')
  })

  it('gives the reasons of a refusal to the coordinator, and only the fact to the others', async () => {
    const { id, post, task, decline, register, passed } = await gathering()
    await post.deliverAll()
    await decline(id, register[1]!)
    passed({ days: 70 })
    await task(id, 'assess')
    await task(id, 'reject')
    const mails = await post.deliverAll()
    const refusals = mails.filter(({ subject }) => /refused|came of|не создан/.test(subject))
    expect(refusals.map(({ to }) => to).toSorted()).toEqual([
      'contact-1@example.invalid',
      'contact-3@example.invalid',
      'contact-4@example.invalid',
    ])
    expect(refusals.find(({ to }) => to === 'contact-1@example.invalid')!.text).toContain(
      'At least 3 organisations must count.',
    )
    expect(refusals.find(({ to }) => to === 'contact-3@example.invalid')!.text).not.toContain('must count')
  })

  it('tells everybody of a registration, each once', async () => {
    const { id, post, task, accept, register } = await gathering()
    await post.deliverAll()
    for (const organisation of register.slice(1, 4)) await accept(id, organisation)
    expect(await task(id, 'assess')).toBe('approved')
    expect(await task(id, 'register')).toBe('registered')
    const mails = (await post.deliverAll()).filter(({ subject }) => /registered|зарегистрирован/.test(subject))
    expect(mails.map(({ to }) => to).toSorted()).toEqual(
      [1, 2, 3, 4].map((number) => `contact-${number}@example.invalid`),
    )
    expect(mails.find(({ to }) => to.startsWith('contact-1'))!.text).toContain(
      'registered under the number C-26-000-001 with 4 members',
    )
    expect(mails.find(({ to }) => to.startsWith('contact-2'))!.text).toContain('в составе 4 участников')
    expect(await post.pending()).toEqual([])
  })
})

const aPersonAnd = async () => {
  const pipeline = await aPipeline()
  const person = {
    id: idOf(77),
    email: 'person@example.invalid',
    language: 'ru' as const,
    roles: [],
    consentVersion: '1',
    createdAt: pipeline.now(),
  }
  await pipeline.store.write([...createPerson(person)])
  return { ...pipeline, person, post: aPostOffice(pipeline.store, pipeline.now) }
}

describe('mail with a code', () => {
  it('goes to the person, and not once the code is used or old', async () => {
    const { store, person, post, now } = await aPersonAnd()
    const at = now()
    const window = codeWindow(at, 0)
    const put = (id: string) =>
      store.write([putMail(id, 'signInCode', { to: 'person', id: person.id }, { window }, at)])
    await put('code-1')
    expect(await post.send('code-1', at)).toMatchObject({ outcome: 'sent' })
    expect(post.delivered[0]).toMatchObject({ to: 'person@example.invalid', subject: 'Код для входа' })
    expect(post.delivered[0]!.text).toContain(`code of ${person.id} in ${window}`)
    await put('code-2')
    const later = new Date(Date.parse(at) + 21 * 60_000).toISOString()
    expect(await post.send('code-2', later)).toEqual({ outcome: 'dropped', why: 'tooLate' })
    await put('code-3')
    await store.write([useCode(person.id, { used: 0, usedBy: undefined }, 'challenge')])
    expect(await post.send('code-3', at)).toEqual({ outcome: 'dropped', why: 'tooLate' })
  })

  it('for a claim goes to the registered address, names who claims, and is dropped once that is decided', async () => {
    const { store, person, post, register, now } = await aPersonAnd()
    const claim = {
      id: idOf(78),
      personId: person.id,
      organisation: register[2]!.key,
      way: 'code' as const,
      statement: 'I am the director',
      status: 'open' as const,
      failures: 0,
      createdAt: now(),
      expiresAt: '2026-09-04T08:00:00.000Z',
    }
    await store.write([...createClaim(claim, undefined)])
    const recipient = { to: 'organisation', key: claim.organisation, address: 'registered' } as const
    const put = (id: string) => store.write([putMail(id, 'claimCode', recipient, { claimId: claim.id }, now())])
    await put('claim-1')
    expect(await post.send('claim-1')).toMatchObject({ outcome: 'sent' })
    const { registeredEmail } = register[2]!
    expect(post.delivered[0]!.to).toBe(registeredEmail)
    for (const words of [`code of ${claim.id} for ${registeredEmail}`, 'person@example.invalid', 'I am the director'])
      expect(post.delivered[0]!.text).toContain(words)
    await store.write([
      { update: { pk: `CLAIM#${claim.id}`, sk: 'CLAIM' }, set: { status: 'refused', reason: 'unknown' } },
    ])
    await put('claim-2')
    expect(await post.send('claim-2')).toEqual({ outcome: 'dropped', why: 'notCurrent' })
    await store.write([
      putMail('decided', 'claimDecided', { to: 'person', id: person.id }, { claimId: claim.id }, now()),
    ])
    expect(await post.send('decided')).toMatchObject({ outcome: 'sent' })
    expect(post.delivered[1]!.text).toContain('unknown')
  })
})

it('every kind of mail has its row in docs/mail.md', async () => {
  const { readFile } = await import('node:fs/promises')
  const rows = [...(await readFile('docs/mail.md', 'utf8')).matchAll(/^\| `(\w+)` \|/gm)].map(([, kind]) => kind)
  expect(rows).toHaveLength(mailTemplateSchema.options.length)
  expect(new Set(rows)).toEqual(new Set(mailTemplateSchema.options))
})
