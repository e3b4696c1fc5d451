import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeStage, openWorld, type Applicant, type World } from '../e2e/support/world.ts'
import { axeFindings, sidewaysScroll, smallTargets } from './support/accessible.ts'
import { startBrowser } from './support/browser.ts'
import { visit, type Eyes } from './support/portal.ts'

type Opened = { readonly world: World; readonly applicant: Applicant }

/** Every page of the portal, with who opens it. */
const pages: readonly (readonly [
  name: string,
  path: (opened: Opened) => string,
  as: 'nobody' | 'applicant' | 'newcomer',
])[] = [
  ['the way in', () => '/', 'nobody'],
  ['the claim to represent', () => '/', 'newcomer'],
  ['home', () => '/', 'applicant'],
  ['the applications', () => '/applications', 'applicant'],
  ['what is not there', () => '/nothing', 'applicant'],
]

const eyes: readonly (readonly [string, Eyes])[] = [
  ['in English by day', { language: 'en', scheme: 'light' }],
  ['in Russian at night', { language: 'ru', scheme: 'dark' }],
  ['in English at night on a phone', { language: 'en', scheme: 'dark', width: 360, height: 740 }],
  ['in Russian by day on a phone', { language: 'ru', scheme: 'light', width: 360, height: 740 }],
]

const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
}

describeStage('every page', () => {
  let opened: Opened
  let browser: Browser
  const personFor = (as: 'applicant' | 'newcomer') =>
    as === 'newcomer' ? opened.world.colleagues.officer : opened.applicant.person

  beforeAll(async () => {
    const world = await openWorld('robotics')
    opened = { world, applicant: await world.applicant() }
    browser = await startBrowser()
  })
  afterAll(async () => browser?.close())

  describe.each(eyes)('%s', (_, how) => {
    it.each(pages)('%s: axe finds nothing, nothing is cut off or too small to press', async (_name, path, as) => {
      const who = as === 'nobody' ? {} : { as: personFor(as) }
      const { page, context, complaints } = await visit(browser, opened.world.reach.address, path(opened), {
        ...how,
        ...who,
      })
      await settled(page)
      expect(await axeFindings(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
      expect(await smallTargets(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(how.language)
      await page.addInitScript(() => (document.documentElement.style.fontSize = '200%'))
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
      expect(await sidewaysScroll(page)).toBe(0)
      expect(complaints).toEqual([])
      await context.close()
    })
  })
})
