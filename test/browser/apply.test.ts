import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publish, someName, untilStatus } from '../e2e/support/consortium.ts'
import { describeStage, openWorld, type Applicant, type World } from '../e2e/support/world.ts'
import { startBrowser } from '../../local/browser.ts'
import { visit } from './support/portal.ts'

const idIn = (page: Page): string => /applications\/([0-9a-f-]+)/.exec(page.url())![1]!

describeStage('an application that is written in the portal', () => {
  let world: World
  let browser: Browser
  let applicant: Applicant

  const begin = async (name: string) => {
    const opened = await visit(browser, world.reach.address, '/', { as: applicant.person })
    await opened.page.getByRole('link', { name: 'Apply for a cluster' }).click()
    await opened.page.getByLabel('Name of the cluster').fill(name)
    await opened.page.getByRole('button', { name: 'Begin the application' }).click()
    await opened.page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor()
    return opened
  }

  beforeAll(async () => {
    world = await openWorld('robotics')
    await publish(world, () => ({ minimumOrganisations: 30 }))
    applicant = await world.applicant()
    browser = await startBrowser()
  })
  afterAll(async () => browser?.close())

  it('goes from the first word to the invitations, step by step', async () => {
    const name = someName()
    const [found, pasted] = await world.take(2)
    const { page, complaints } = await begin(name)

    await page.getByLabel('Title').fill('Power devices')
    await page.getByLabel('Research').check()
    await page.getByLabel('Sectors').fill('electronics, materials')
    await page.getByText('Saved at').waitFor()
    await page.getByRole('button', { name: 'Save and go on' }).click()

    await page.getByLabel('Find organisations in the register').fill(found!.key)
    await page.getByRole('button', { name: `Add: ${found!.name}` }).click()
    await page.getByRole('heading', { name: 'On the list: 1 organisation' }).waitFor()
    await page.getByLabel('Or paste identifiers').fill([pasted!.key, pasted!.key, '7735007359', found!.key].join('\n'))
    await page.getByRole('button', { name: 'Add them all' }).click()
    const answers = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'What became of each line' }) })
    await answers.getByText('twice in this list').waitFor()
    expect(await answers.locator('li').allTextContents()).toEqual([
      expect.stringContaining('on the list'),
      expect.stringContaining('twice in this list'),
      expect.stringMatching(/check digits.*not an identifier/),
      expect.stringContaining('was on the list already'),
    ])
    await page.getByRole('heading', { name: 'On the list: 2 organisations' }).waitFor()
    await page.getByRole('button', { name: `Remove: ${pasted!.name}` }).click()
    await page.getByRole('heading', { name: 'On the list: 1 organisation' }).waitFor()
    await page.getByRole('button', { name: 'Save and go on' }).click()

    await page.getByRole('heading', { level: 1, name: 'Check and send' }).waitFor()
    await page.getByRole('heading', { name: 'The rules, now' }).waitFor()
    await page.getByRole('button', { name: 'Send the application' }).click()
    const id = idIn(page)
    const { projects } = await untilStatus(applicant, id, 'gathering')
    expect(projects).toMatchObject([
      {
        title: 'Power devices',
        programmes: ['research'],
        sectors: ['electronics', 'materials'],
        members: [applicant.key],
      },
    ])
    await page.getByText('Waiting for').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('loses nothing with a closed tab: not what is saved, nor what is still too little to be saved', async () => {
    const { page, context } = await begin(someName())
    await page.getByRole('link', { name: 'Name and purpose' }).click()
    await page.getByLabel('Purpose').fill('From the substrate to the application.')
    await page.getByText('Saved at').waitFor()
    await page.getByRole('link', { name: 'Projects' }).click()
    await page.getByLabel('What it is about').fill('No title yet.')
    const address = page.url()
    await page.close()

    const again = await context.newPage()
    await again.goto(address)
    await again.getByLabel('What it is about').waitFor()
    expect(await again.getByLabel('What it is about').inputValue()).toBe('No title yet.')
    await again.getByRole('link', { name: 'Name and purpose' }).click()
    await again.getByLabel('Purpose').waitFor()
    expect(await again.getByLabel('Purpose').inputValue()).toBe('From the substrate to the application.')
  })

  it('says so when a colleague has changed it meanwhile, and overwrites nothing', async () => {
    const { page } = await begin(someName())
    await page.getByRole('link', { name: 'Name and purpose' }).click()
    await page.getByLabel('Purpose').waitFor()
    const id = idIn(page)
    const other = await visit(browser, world.reach.address, `/applications/${id}/write/name`, { as: applicant.person })
    await other.page.getByLabel('Purpose').fill('What the colleague wrote.')
    await other.page.getByText('Saved at').waitFor()
    await page.getByLabel('Purpose').fill('What I wrote.')
    await page.getByText('Somebody else has changed this application').waitFor()
    expect(await applicant.ask('GET', `/api/applications/${id}`)).toMatchObject({
      purpose: 'What the colleague wrote.',
    })
  })
})
