import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import { newPerson, type Person } from '../../local/demo/person.ts'
import { acceptAll, draft, gathering, linksOf, publish, untilStatus } from '../e2e/support/consortium.ts'
import { describeStage, openWorld, type Applicant, type World } from '../e2e/support/world.ts'
import { axeFindings, sidewaysScroll, smallTargets } from './support/accessible.ts'
import { startBrowser } from '../../local/browser.ts'
import { visit, type Eyes } from './support/portal.ts'

type Opened = {
  readonly world: World
  readonly applicant: Applicant
  readonly asked: Applicant
  /** An application that gathers, and one that is a draft. */
  readonly gathering: string
  readonly draft: string
  readonly cluster: string
  readonly officerCase: string
  /** Somebody who acts for no organisation yet. */
  readonly newcomer: Person
}

const clusterOf = async (world: World, applicant: Applicant): Promise<string> => {
  await publish(world, () => ({ minimumOrganisations: 2 }))
  const [member] = await world.take(1)
  const id = await gathering(applicant, [member!.key])
  await acceptAll(world.reach, (await linksOf(world.reach, id, 1)).values())
  const { clusterId } = await untilStatus(applicant, id, 'registered')
  await publish(world, () => ({ minimumOrganisations: 30 }))
  return clusterId
}

/** A case before the officers: somebody says that an invitation reached the wrong person. */
const misdirected = async (world: World, asked: Applicant): Promise<string> => {
  const { invitations } = await asked.ask('GET', '/api/invitations')
  await asked.ask('POST', `/api/invitations/${invitations[0].id}/misdirected`, { note: 'I only clean here.' })
  return until('the case', 30, async () => {
    const { cases } = await world.officer('GET', '/api/officer/cases?kind=misdirected')
    return cases.find(({ concerned }: any) => concerned.some(({ key }: any) => key === asked.key))?.id
  })
}

/** Every page of the portal, with who opens it. */
const pages: readonly (readonly [
  name: string,
  path: (opened: Opened) => string,
  as: 'nobody' | 'newcomer' | 'applicant' | 'asked' | 'officer',
])[] = [
  ['the way in', () => '/', 'nobody'],
  ['the claim to represent', () => '/', 'newcomer'],
  ['home', () => '/', 'applicant'],
  ['the applications', () => '/applications', 'applicant'],
  ['an application that gathers', (opened) => `/applications/${opened.gathering}`, 'applicant'],
  ['an application that is a draft', (opened) => `/applications/${opened.draft}`, 'applicant'],
  ['an application that one is asked to join', (opened) => `/applications/${opened.gathering}`, 'asked'],
  ['home of who is asked', () => '/', 'asked'],
  ['an application that is begun', () => '/apply', 'applicant'],
  ['its name and purpose', (opened) => `/applications/${opened.draft}/write/name`, 'applicant'],
  ['its projects', (opened) => `/applications/${opened.draft}/write/projects`, 'applicant'],
  ['its organisations', (opened) => `/applications/${opened.draft}/write/organisations`, 'applicant'],
  ['its last step', (opened) => `/applications/${opened.draft}/write/send`, 'applicant'],
  ['more invitations', (opened) => `/applications/${opened.gathering}/invite`, 'applicant'],
  ['the clusters', () => '/clusters', 'applicant'],
  ['a cluster', (opened) => `/clusters/${opened.cluster}`, 'applicant'],
  ['the register', () => '/register?q=electronics', 'applicant'],
  ['an organisation', ({ asked }) => `/register/${asked.key}`, 'applicant'],
  ['our organisation', () => '/ours', 'applicant'],
  ['the queue', () => '/office/cases', 'officer'],
  ['a case', (opened) => `/office/cases/${opened.officerCase}`, 'officer'],
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
  const personFor = (as: 'newcomer' | 'applicant' | 'asked' | 'officer') => {
    if (as === 'officer') return opened.world.colleagues.officer
    return as === 'newcomer' ? opened.newcomer : opened[as].person
  }

  beforeAll(async () => {
    const world = await openWorld('robotics')
    const [applicant, asked] = [await world.applicant(), await world.applicant()]
    const others = (await world.take(2)).map(({ key }) => key)
    opened = {
      world,
      applicant,
      asked,
      gathering: await gathering(applicant, [asked.key, ...others, '7735007359']),
      draft: await draft(applicant, [asked.key]),
      cluster: await clusterOf(world, applicant),
      officerCase: await misdirected(world, asked),
      newcomer: await newPerson(world.reach, `new-${process.pid}@example.invalid`, 'en'),
    }
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
