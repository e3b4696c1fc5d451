import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { routes } from '../../functions/api/routes.ts'
import { openApi } from '../../shared/http/openapi.ts'
import { problemStatuses } from '../../shared/http/problem-types.ts'

const docs = join(import.meta.dirname, '../../docs')
const description = JSON.parse(JSON.stringify(openApi(routes)))
const referencesIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, part]) => (name === '$ref' ? [String(part)] : referencesIn(part)))

const parametersOf = (path: string, method: string) =>
  description.paths[path][method].parameters.map((parameter: object) => Object.values(parameter)[0])

describe('the description of the API', () => {
  it('is committed as it is made of the routes; `npm run openapi` writes it', () => {
    expect(JSON.parse(readFileSync(join(docs, 'openapi.json'), 'utf8'))).toEqual(description)
  })

  it('describes every route', () => {
    const described = Object.values<object>(description.paths).flatMap((methods) => Object.values(methods))
    expect(new Set(described.map(({ operationId }) => operationId))).toEqual(
      new Set(routes.map(({ operationId }) => operationId)),
    )
  })

  it('refers only to what is there', () => {
    for (const reference of referencesIn(description)) {
      const [, , kind, name] = reference.split('/')
      expect(description.components[kind!], reference).toHaveProperty(name!)
    }
  })

  it('asks for the organisation, the version and the key where the chain does', () => {
    expect(parametersOf('/api/applications/{id}', 'patch')).toEqual([
      'id',
      '#/components/parameters/acceptLanguage',
      '#/components/parameters/organisation',
      '#/components/parameters/ifMatch',
    ])
    expect(parametersOf('/api/applications/{id}/submit', 'post')).toContain('#/components/parameters/idempotencyKey')
  })

  it('names every parameter of an address', () => {
    for (const { path, params } of routes) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(new Set(Object.keys(params.shape)), path).toEqual(new Set(named))
    }
  })
})

describe('the page of problems', () => {
  it('has a paragraph for each, with its status', () => {
    const page = readFileSync(join(docs, 'problems.md'), 'utf8')
    for (const [type, status] of Object.entries(problemStatuses)) expect(page).toContain(`| \`${type}\` | ${status} |`)
  })
})
