import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acceptAll, gathering, linksOf, publish, untilStatus } from '../e2e/support/consortium.ts'
import { describeStage, openWorld, type Applicant, type World } from '../e2e/support/world.ts'
import { startBrowser } from '../../local/browser.ts'
import { visit } from './support/portal.ts'

describeStage('an officer in the portal', () => {
  let world: World
  let browser: Browser
  let applicant: Applicant

  beforeAll(async () => {
    world = await openWorld('robotics')
    await publish(world, () => ({ minimumOrganisations: 2 }))
    applicant = await world.applicant()
    browser = await startBrowser()
  })
  afterAll(async () => {
    await publish(world, () => ({ minimumOrganisations: 30 }))
    await browser?.close()
  })

  /** An application whose name is close to a registered cluster's, which goes to an officer. */
  const inReview = async (): Promise<{ readonly id: string; readonly name: string }> => {
    const [first, second] = await world.take(2)
    const stem = `Photonics for rail ${performance.now().toFixed(0)}`
    const before = await gathering(applicant, [first!.key], { name: stem })
    await acceptAll(world.reach, (await linksOf(world.reach, before, 1)).values())
    await untilStatus(applicant, before, 'registered')
    const name = `${stem}s`
    const id = await gathering(applicant, [second!.key], { name })
    await acceptAll(world.reach, (await linksOf(world.reach, id, 1)).values())
    await untilStatus(applicant, id, 'review')
    return { id, name }
  }

  it('finds a case in the queue, sees the evidence, decides with a reason, and the cluster is registered', async () => {
    const { id, name } = await inReview()
    const officer = world.colleagues.officer
    const { page, complaints } = await visit(browser, world.reach.address, '/office/cases', { as: officer })
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor()
    await page.goto(`/office/cases/review~${id}`)
    await page.getByRole('heading', { name }).waitFor()
    await page.getByRole('button', { name: 'Take the case' }).click()
    await page.getByRole('button', { name: 'Give it back' }).waitFor()
    const questions = page.getByRole('button', { name: 'Nothing stands against it' })
    while ((await questions.count()) > 0) {
      const left = await questions.count()
      await questions.first().click()
      await page.getByLabel('Reason').fill('Another field of work.')
      await page.getByRole('dialog').getByRole('button', { name: 'Nothing stands against it' }).click()
      await page.waitForFunction((before) => document.querySelectorAll('.card .button.main').length < before, left)
    }
    await untilStatus(applicant, id, 'registered')
    await page.getByText('Another field of work.').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('says before deciding many what that would do to each, and leaves out what is not to be decided so', async () => {
    const { id } = await inReview()
    const { page } = await visit(browser, world.reach.address, '/office/cases', { as: world.colleagues.officer })
    await page
      .getByLabel(new RegExp(applicant.name.replaceAll(/[^\p{L}\d -]/gu, '.')))
      .last()
      .check()
    await page.getByRole('button', { name: 'Accept the chosen' }).click()
    await page.getByRole('dialog').getByText('is assessed again').waitFor()
    await page.getByLabel('Reason').fill('Looked at together.')
    await page.getByRole('button', { name: 'Decide these' }).click()
    await untilStatus(applicant, id, 'registered')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})
