import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decline } from '../../local/demo/links.ts'
import { acceptAll, gathering, linksOf, publish } from '../e2e/support/consortium.ts'
import { describeStage, openWorld, type Applicant, type World } from '../e2e/support/world.ts'
import { axeFindings } from './support/accessible.ts'
import { startBrowser } from '../../local/browser.ts'
import { visit, type Visit } from './support/portal.ts'

const lineOf = (page: Page, name: string) => page.locator('.invitees > li').filter({ hasText: name })

describeStage('an application in the portal', () => {
  let world: World
  let browser: Browser
  let applicant: Applicant

  const open = (who: Applicant, path: string): Promise<Visit> =>
    visit(browser, world.reach.address, path, { as: who.person })

  beforeAll(async () => {
    world = await openWorld('robotics')
    await publish(world, () => ({ minimumOrganisations: 30 }))
    applicant = await world.applicant()
    browser = await startBrowser()
  })
  afterAll(async () => browser?.close())

  it('shows every invitation with its state, and fills the places by itself as answers come', async () => {
    const [first, second] = await world.take(2)
    const id = await gathering(applicant, [first!.key, second!.key])
    const links = await linksOf(world.reach, id, 2)
    const { page, complaints } = await open(applicant, `/applications/${id}`)
    await page.getByRole('heading', { name: '1 of 30 have confirmed' }).waitFor()
    await lineOf(page, first!.name).getByText('days left').waitFor()

    await acceptAll(world.reach, [links.get(first!.key)!])
    await page.getByRole('heading', { name: '2 of 30 have confirmed' }).waitFor()
    await lineOf(page, first!.name).getByText('has said yes').waitFor()
    expect(await page.locator('.place.confirmed').count()).toBeGreaterThanOrEqual(2)
    await page.getByText(`${first!.name} said yes.`).waitFor()
    expect(complaints).toEqual([])
  })

  it('says at the side what every rule sees now and what would pass', async () => {
    const [only] = await world.take(1)
    const id = await gathering(applicant, [only!.key])
    const { page } = await open(applicant, `/applications/${id}`)
    const rules = page.locator('section').filter({ has: page.getByRole('heading', { name: 'The rules, now' }) })
    await rules.getByText('Enough organisations stand behind the application').waitFor()
    expect(await rules.locator('.rule').first().textContent()).toMatch(/30/)
  })

  it('lets its applicant replace who declined, with the identifier answered where it was typed', async () => {
    const [first, other] = await world.take(2)
    const id = await gathering(applicant, [first!.key])
    const links = await linksOf(world.reach, id, 1)
    await decline(world.reach, links.get(first!.key)!, 'No capacity this year.')
    const { page, complaints } = await open(applicant, `/applications/${id}`)
    await page.getByText('No capacity this year.').first().waitFor()
    await page.getByRole('button', { name: `Replace: ${first!.name}` }).click()
    const identifier = page.getByLabel('Identifier of the organisation to ask instead')
    await identifier.fill(other!.key)
    await page.getByRole('button', { name: 'Ask this one instead' }).click()
    await lineOf(page, other!.name).getByText('days left').waitFor()
    expect(complaints).toEqual([])
  })

  it('is answered by who was asked, from home, and the answer can be taken back with a reason', async () => {
    const asked = await world.applicant()
    const id = await gathering(applicant, [asked.key])
    const { page, complaints } = await open(asked, '/')
    await page.getByRole('heading', { name: 'One thing waits for you' }).waitFor()
    await page.getByRole('link', { name: `Answer the invitation of ${applicant.name}` }).click()
    await page.getByRole('button', { name: 'Accept the invitation' }).click()
    await page.getByText('has said yes').waitFor()
    await page.getByRole('button', { name: 'Take the yes back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take the yes back' }).click()
    await page.getByText('Please write a few words.').waitFor()
    await page.getByLabel('Why does your organisation decline?').fill('Our plans changed.')
    await page.getByRole('dialog').getByRole('button', { name: 'Take the yes back' }).click()
    await page.getByText('has taken its yes back').waitFor()
    await page.getByRole('link', { name: 'Home' }).first().click()
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    const { invitees } = await applicant.ask('GET', `/api/applications/${id}/invitees`)
    expect(invitees).toContainEqual(expect.objectContaining({ state: 'left', reason: 'Our plans changed.' }))
    expect(complaints).toEqual([])
  })

  it('is answered by the link in the mail, which changes nothing when it is opened', async () => {
    const [asked] = await world.take(1)
    const id = await gathering(applicant, [asked!.key])
    const link = (await linksOf(world.reach, id, 1)).get(asked!.key)!
    const { page, complaints } = await visit(browser, world.reach.address, `/i#${link.invitation}.${link.secret}`)
    await page.getByRole('heading', { name: 'Invitation to' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await applicant.ask('GET', `/api/applications/${id}/counts`)).toMatchObject({ confirmed: 1, open: 1 })
    await page.getByRole('button', { name: 'Accept the invitation' }).click()
    await page.getByRole('heading', { name: 'takes part' }).waitFor()
    expect(await applicant.ask('GET', `/api/applications/${id}/counts`)).toMatchObject({ confirmed: 2, open: 0 })
    expect(complaints).toEqual([])
  })

  it('is withdrawn by the keyboard alone: the question takes the focus, Escape gives it back', async () => {
    const id = await gathering(applicant, [])
    const { page } = await open(applicant, `/applications/${id}`)
    const withdraw = page.getByRole('button', { name: 'Withdraw', exact: true })
    await withdraw.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await withdraw.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByLabel('Reason').focus()
    await page.keyboard.type('We merge two applications.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('You withdrew the application').first().waitFor()
    await page.reload()
    await page.getByText('We merge two applications.').first().waitFor()
    expect(await page.getByRole('button', { name: 'Begin again from this one' }).isVisible()).toBe(true)
  })

  it('is reached by the address that earlier mails hold', async () => {
    const id = await gathering(applicant, [])
    const { page } = await open(applicant, `/a#${id}`)
    await page.getByRole('heading', { name: 'The rules, now' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/for/${applicant.key}/applications/${id}`)
  })
})
