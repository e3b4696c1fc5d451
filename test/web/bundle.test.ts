import { beforeAll, describe, expect, it } from 'vitest'
import { buildPortal, firstLoads, type Built } from '../../bench/portal/first-loads.ts'
import { LIMIT_BYTES } from '../../bench/portal/limit.ts'

describe('what browsers load of the portal', () => {
  let built: Built
  const modules = () => built.chunks.flatMap(({ moduleIds }) => moduleIds)

  beforeAll(async () => {
    built = await buildPortal()
  }, 60_000)

  it('is small enough on every first page, in both languages', () => {
    const loads = firstLoads(built)
    expect(new Set(loads.map(({ page }) => page))).toContain('home')
    for (const { page, language, scriptBytes } of loads)
      expect(scriptBytes, `${page} in ${language}`).toBeLessThan(LIMIT_BYTES)
  })

  it('holds no schema and nothing else of the service: of the route table it has types only', () => {
    expect(modules().length).toBeGreaterThan(100)
    expect(modules().filter((id) => /node_modules\/zod\/|\/(functions|shared|infra|local)\//.test(id))).toEqual([])
    for (const { code } of built.chunks)
      expect(code).not.toMatch(/ZodError|safeParse|The applications of my organisation/)
  })

  it('begins with the texts of one language', () => {
    const [entry] = built.chunks.filter(({ isEntry }) => isEntry)
    expect(entry!.moduleIds.filter((id) => /\/texts\/(en|ru)\//.test(id))).toEqual([])
  })

  it('makes nothing of text, which the policy would refuse', () => {
    for (const { code } of built.chunks) expect(code).not.toMatch(/\beval\(|new Function\(/)
    for (const style of built.styles) expect(style).not.toMatch(/url\((?!["']?\/app\/)/)
  })
})
