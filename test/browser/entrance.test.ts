import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeFrom } from '../../local/client.ts'
import { describeStage, openWorld, registeredEmail, type World } from '../e2e/support/world.ts'
import { startBrowser } from '../../local/browser.ts'
import { visit } from './support/portal.ts'

const someAddress = (): string => `portal-${process.pid}-${performance.now().toFixed(0)}@example.invalid`

describeStage('the way into the portal', () => {
  let world: World
  let browser: Browser

  beforeAll(async () => {
    world = await openWorld('robotics')
    browser = await startBrowser()
  })
  afterAll(async () => browser?.close())

  it('is a code by mail; a new person claims an organisation by another code, and a reload needs neither', async () => {
    const { address } = world.reach
    const email = someAddress()
    const [organisation] = await world.take(1)
    const { page, complaints } = await visit(browser, address, '/')

    await page.getByLabel('E-mail address').fill(email)
    await page.getByRole('button', { name: 'I am new here' }).click()
    await page.getByLabel('Code of eight digits').fill(await codeFrom(world.reach, email, new Set()))
    await page.keyboard.press('Enter')

    await page.getByLabel('Identifier of your organisation').fill(organisation!.key)
    await page.getByRole('button', { name: 'Send the code to the organisation' }).click()
    await page.getByText('on its way to the registered address').waitFor()
    await page
      .getByLabel('Code of eight digits')
      .fill(await codeFrom(world.reach, registeredEmail(organisation!.key), new Set()))
    await page.getByRole('button', { name: 'Prove it' }).click()

    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/for/${organisation!.key}`)
    await page.reload()
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    expect(await page.getByText(organisation!.name).count()).toBeGreaterThan(0)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('E-mail address').waitFor()
    await page.reload()
    await page.getByLabel('E-mail address').waitFor()
    expect(complaints).toEqual([])
  })

  it('says what is wrong beside the field, and takes the reader there', async () => {
    const email = someAddress()
    const { page, complaints } = await visit(browser, world.reach.address, '/', { language: 'ru' })
    const address = page.getByLabel('Адрес электронной почты')
    await address.fill('nobody')
    await page.keyboard.press('Enter')
    await page.getByText('Это неполный адрес').waitFor()
    expect(await address.evaluate((one) => one === document.activeElement)).toBe(true)
    await address.fill(email)
    await page.keyboard.press('Enter')
    const code = page.getByLabel('Код из восьми цифр')
    await code.fill('1234')
    await page.keyboard.press('Enter')
    await page.getByText('В коде восемь цифр.').waitFor()
    await code.fill('00000000')
    await page.keyboard.press('Enter')
    await page.locator('[aria-invalid="true"]').waitFor()
    expect(await page.locator('.wrong').textContent()).not.toBe('')
    expect(complaints).toEqual([])
  })

  it('leads to the page whose address was opened, for the organisation that the address does not name', async () => {
    const { key, person } = await world.applicant()
    const { page, complaints } = await visit(browser, world.reach.address, '/applications', { as: person })
    await page.getByRole('heading', { name: 'Applications', level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/for/${key}/applications`)
    await page.getByRole('link', { name: 'Home' }).click()
    await page.getByRole('heading', { level: 1, name: 'Nothing waits for you' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.goBack()
    await page.getByRole('heading', { name: 'Applications', level: 1 }).waitFor()
    expect(complaints).toEqual([])
  })

  it('has nothing behind an address that is not for the reader', async () => {
    const { person } = await world.applicant()
    const [other] = await world.take(1)
    const { page } = await visit(browser, world.reach.address, `/for/${other!.key}/applications`, { as: person })
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('There is nothing here')
  })

  it('says a lost connection where it happens, keeps what was seen, and goes on when it is back', async () => {
    const { person } = await world.applicant()
    const { page, context, complaints } = await visit(browser, world.reach.address, '/', { as: person })
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    await context.setOffline(true)
    await page.getByRole('link', { name: 'Applications' }).click()
    await page.getByRole('heading', { name: 'The service does not answer' }).waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Applications', level: 1 }).waitFor()
    expect(complaints.filter((text) => !text.includes('did not answer'))).toEqual([])
  })
})
