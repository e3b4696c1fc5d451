import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { pageRoutes } from '../../web/serving.ts'

const web = fileURLToPath(new URL('../../web', import.meta.url))
const pages = Object.values(pageRoutes)

describe.each(pages)('the page %s', (page) => {
  const html = readFileSync(`${web}/pages/${page}`, 'utf8')

  it('loads only what is there', () => {
    const loaded = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path)
    expect(loaded.length).toBeGreaterThan(4)
    expect(loaded.filter((path) => !existsSync(`${web}${path}`))).toEqual([])
  })

  it('carries no script and no style of its own, which the policy would refuse', () => {
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i)
    expect(html.replaceAll(/<script type="module" src="[^"]+"><\/script>/g, '')).not.toContain('<script')
  })

  it('names nobody else’s address', () => expect(html).not.toMatch(/(?:href|src)="(?:https?:)?\/\//))
})

describe('styles', () => {
  const files = readdirSync(`${web}/assets/styles`)

  it.each(files)('of %s load only fonts of this site', (file) => {
    const css = readFileSync(`${web}/assets/styles/${file}`, 'utf8')
    for (const [, path] of css.matchAll(/url\('([^']+)'\)/g)) {
      expect(path).toMatch(/^\.\.\/fonts\//)
      expect(existsSync(`${web}/assets/styles/${path}`)).toBe(true)
    }
  })
})
