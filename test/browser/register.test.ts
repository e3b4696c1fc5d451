import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeStage, openWorld, type Applicant, type World } from '../e2e/support/world.ts'
import { startBrowser } from '../../local/browser.ts'
import { visit } from './support/portal.ts'

describeStage('the register in the portal', () => {
  let world: World
  let browser: Browser
  let applicant: Applicant

  beforeAll(async () => {
    world = await openWorld('robotics')
    applicant = await world.applicant()
    browser = await startBrowser()
  })
  afterAll(async () => browser?.close())

  it('is searched by words with the reasons said, narrowed down by facets, all in the address', async () => {
    const { page, complaints } = await visit(browser, world.reach.address, '/register', { as: applicant.person })
    await page.getByLabel('Words, what they do').fill(applicant.key.split(':')[1]!)
    await page.getByText('1 organisation', { exact: true }).waitFor()
    await page.getByText('as an identifier').waitFor()
    await page.getByLabel('Words, what they do').fill('')
    await page.getByLabel('Category').selectOption('research')
    await page.waitForURL(/category=research/)
    await page.locator('.lines li').first().getByText('Research').first().waitFor()
    await page.reload()
    expect(await page.getByLabel('Category').inputValue()).toBe('research')
    await page.locator('.lines a').first().click()
    await page.getByRole('heading', { name: 'What it can do' }).waitFor()
    await page.goBack()
    expect(await page.getByLabel('Category').inputValue()).toBe('research')
    expect(complaints).toEqual([])
  })

  it('lets representatives say where they get their mail, and who else may act', async () => {
    const { page, complaints } = await visit(browser, world.reach.address, '/ours', { as: applicant.person })
    await page.getByLabel('Another address for notifications').fill('nobody')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This is not a complete address').waitFor()
    await page.getByLabel('Another address for notifications').fill('news@example.invalid')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForTimeout(500)
    await page.reload()
    expect(await page.getByLabel('Another address for notifications').inputValue()).toBe('news@example.invalid')
    const colleague = `colleague-${performance.now().toFixed(0)}@example.invalid`
    await page.getByLabel('Let somebody act for it').fill(colleague)
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText(`A mail is on its way to ${colleague}`).waitFor()
    expect(complaints).toEqual([])
  })
})
