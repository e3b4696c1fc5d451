import { describe, expect, it } from 'vitest'
import { contentChanges } from '../../shared/domain/content-change.ts'
import { aContent, aProject } from '../support/builders.ts'

const first = 'ru-inn:7735007358'
const second = 'ru-inn:9690072125'

describe('what changed between two contents', () => {
  it('is nothing between equals', () => {
    expect(contentChanges(aContent([first]), aContent([first]))).toEqual([])
  })

  it('is named field by field, with what stood there before', () => {
    const after = aContent([first], { name: 'Another', mode: 'onMyWord' })
    expect(contentChanges(aContent([first]), after)).toEqual([
      { path: '/name', before: 'Nitride Microelectronics', after: 'Another' },
      { path: '/mode', after: 'onMyWord' },
    ])
  })

  it('goes into projects by their ids, whatever place they have', () => {
    const [one, other] = [aProject([first], { id: 'one' }), aProject([first], { id: 'other' })]
    const before = aContent([], { projects: [one, other] })
    const after = aContent([], { projects: [other, { ...one, members: [first, second] }] })
    expect(contentChanges(before, after)).toEqual([
      { path: '/projects/one/members', before: [first], after: [first, second] },
    ])
    expect(contentChanges(before, { ...before, projects: [other, one] })).toEqual([])
  })

  it('shows a project that came or went as a whole', () => {
    const [one, other] = [aProject([first], { id: 'one' }), aProject([first], { id: 'other' })]
    const changes = contentChanges(aContent([], { projects: [one] }), aContent([], { projects: [other] }))
    expect(changes).toEqual([
      { path: '/projects/one', before: one },
      { path: '/projects/other', after: other },
    ])
  })
})
