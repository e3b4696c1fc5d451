import { describe, expect, it } from 'vitest'
import { differsHere, localDifferences } from '../../infra/local-differences.ts'
import { aStage, resourcesOf, templatesOf, type Resource, type TemplateJson } from './stage.ts'

const onAws = templatesOf(aStage({ kind: 'development' }))
const local = templatesOf(aStage({ kind: 'local' }))

/** The leaves of a value, each under its path; a string that is JSON counts as one leaf. */
const leaves = (value: unknown, path = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}/${name}`))
    : [[path, value]]

const differing = (a: unknown, b: unknown): string[] => {
  const [one, other] = [new Map(leaves(a)), new Map(leaves(b))]
  const paths = new Set([...one.keys(), ...other.keys()])
  return [...paths].filter((path) => JSON.stringify(one.get(path)) !== JSON.stringify(other.get(path)))
}

const differencesIn = (id: string, here: Resource | undefined, there: Resource | undefined): string[] => {
  const type = (here ?? there)?.Type ?? ''
  if (!here || !there) return [`${type} ${id.replace(/^\w+\//, '').replace(/[0-9A-F]{8}$/, '')}`]
  return differing(here, there).map((path) => `${type}${path}`)
}

const sections = (stack: TemplateJson): string[] => Object.keys(stack).filter((section) => section !== 'Resources')

const found = [
  ...new Set([
    ...(() => {
      const [here, there] = [new Map(resourcesOf(local)), new Map(resourcesOf(onAws))]
      return [...new Set([...here.keys(), ...there.keys()])].flatMap((id) =>
        differencesIn(id, here.get(id), there.get(id)),
      )
    })(),
    ...Object.entries(onAws).flatMap(([id, stack]) =>
      sections(stack).filter((section) => JSON.stringify(stack[section]) !== JSON.stringify(local[id]?.[section])),
    ),
  ]),
]

const shown = Object.values(localDifferences).flatMap(({ shows }): readonly string[] => shows)

const covers = (pattern: string, difference: string): boolean => {
  if (pattern.startsWith('*/')) return difference.endsWith(pattern.slice(1))
  if (pattern.endsWith(' *')) return difference.startsWith(pattern.slice(0, -1))
  return difference === pattern || difference.startsWith(`${pattern}/`)
}

describe('a local stage', () => {
  it('differs from one on AWS only as the list says', () => {
    expect(found.filter((difference) => !shown.some((pattern) => covers(pattern, difference)))).toEqual([])
  })

  it('has no difference in its list that is none', () => {
    expect(shown.filter((pattern) => !found.some((difference) => covers(pattern, difference)))).toEqual([])
  })

  it('has a reason for each', () => {
    for (const { reason } of Object.values(localDifferences)) expect(reason.length).toBeGreaterThan(30)
    expect(differsHere({ kind: 'production' }, 'nothingIsKept')).toBe(false)
    expect(differsHere({ kind: 'development' }, 'nothingIsKept')).toBe(false)
    expect(differsHere({ kind: 'local' }, 'nothingIsKept')).toBe(true)
  })
})
