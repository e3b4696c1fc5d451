import { describe, expect, it } from 'vitest'
import { applicationSchema, changeContent, type Status } from '../../shared/domain/application.ts'
import { isLive, isOpenToInvitees, mayFollow, transitions } from '../../shared/domain/transitions.ts'
import { replaceApplication } from '../../shared/items/application-item.ts'
import { turnOf } from '../../shared/domain/turn.ts'
import { anApplication, START } from '../support/builders.ts'

const statuses = Object.keys(transitions) as Status[]
const ended: Status[] = ['registered', 'rejected', 'withdrawn', 'expired']

const leadingTo = (status: Status) => statuses.filter((from) => from !== status && mayFollow(from, status))

const write = (from: Status, to: Status) => replaceApplication(anApplication(from), anApplication(to))

const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const))

describe('the states of an application', () => {
  it('are those of its schema', () => {
    expect(applicationSchema.options.map(({ shape }) => shape.status.value).toSorted()).toEqual(statuses.toSorted())
  })

  it('end, and nothing follows an end', () => {
    expect(statuses.filter((status) => transitions[status].length === 0)).toEqual(ended)
  })

  it('can be withdrawn from everywhere between submission and the end', () => {
    for (const status of statuses.filter(isLive)) expect(mayFollow(status, 'withdrawn')).toBe(true)
    expect(mayFollow('draft', 'withdrawn')).toBe(false)
  })

  it('lead to registration through the saga only, and to expiry from a missing correction only', () => {
    expect(leadingTo('registered')).toEqual(['registering'])
    expect(leadingTo('expired')).toEqual(['needsCorrection'])
    expect(leadingTo('draft')).toEqual([])
  })

  it('have an execution between submission and the end', () => {
    expect(statuses.filter((status) => !isLive(status)).toSorted()).toEqual(['draft', ...ended].toSorted())
  })

  it('let invitees be added while the consortium can still change', () => {
    expect(statuses.filter(isOpenToInvitees)).toEqual(['gathering', 'assessing', 'review'])
  })

  it('are written only along the table, with one version more', () => {
    for (const [from, to] of pairs.filter(([one, other]) => mayFollow(one, other)))
      expect(write(from, to).set).toMatchObject({ status: to, version: 2 })
    for (const [from, to] of pairs.filter(([one, other]) => !mayFollow(one, other)))
      expect(() => write(from, to)).toThrow(`${from} cannot become ${to}`)
  })

  it('leave nothing behind that belongs to another', () => {
    const left = replaceApplication(anApplication('review'), { ...anApplication('review'), status: 'assessing' })
    expect(left.remove).toEqual(['reviewSince'])
    expect(left.set).not.toHaveProperty('reviewSince')
    expect(left.set).toMatchObject({ gsi4pk: expect.stringMatching(/^LIVE#/) })
    const end = replaceApplication(anApplication('assessing'), { ...anApplication('rejected') })
    expect(end.remove).toEqual(expect.arrayContaining(['gsi4pk', 'gsi4sk']))
  })

  it('say whose turn it is', () => {
    const turns = Object.fromEntries(statuses.map((status) => [status, turnOf(anApplication(status), undefined).whose]))
    expect(turns).toEqual({
      draft: 'applicant',
      screening: 'service',
      needsCorrection: 'applicant',
      gathering: 'service',
      assessing: 'service',
      review: 'officer',
      registering: 'service',
      registered: 'nobody',
      rejected: 'nobody',
      withdrawn: 'nobody',
      expired: 'nobody',
    })
    const stuck = anApplication('assessing', { stuck: { since: START, error: 'x' } })
    expect(turnOf(stuck, undefined)).toEqual({ whose: 'operator', waitingFor: 'restart' })
  })
})

describe('a change of what was written', () => {
  it('replaces what it names and keeps the rest', () => {
    const draft = anApplication('draft')
    expect(changeContent(draft, { name: 'Other', purpose: undefined })).toEqual({ ...draft, name: 'Other' })
  })
})
