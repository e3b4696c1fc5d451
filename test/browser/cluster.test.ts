import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acceptAll, gathering, linksOf, publish, read, untilStatus } from '../e2e/support/consortium.ts'
import { describeStage, openWorld, type Applicant, type World } from '../e2e/support/world.ts'
import { startBrowser } from '../../local/browser.ts'
import { visit } from './support/portal.ts'

describeStage('a cluster in the portal', () => {
  let world: World
  let browser: Browser
  let coordinator: Applicant
  let cluster: { readonly id: string; readonly name: string }

  const open = (who: Applicant, path: string) => visit(browser, world.reach.address, path, { as: who.person })

  beforeAll(async () => {
    world = await openWorld('robotics')
    await publish(world, () => ({ minimumOrganisations: 2 }))
    coordinator = await world.applicant()
    const [member] = await world.take(1)
    const id = await gathering(coordinator, [member!.key], { admission: 'consent' })
    await acceptAll(world.reach, (await linksOf(world.reach, id, 1)).values())
    await untilStatus(coordinator, id, 'registered')
    const { clusterId, name } = await read(coordinator, id)
    cluster = { id: clusterId, name }
    browser = await startBrowser()
  })
  afterAll(async () => {
    await publish(world, () => ({ minimumOrganisations: 30 }))
    await browser?.close()
  })

  it('is found in the list, and the address keeps what it was filtered by', async () => {
    const { page, complaints } = await open(coordinator, '/')
    await page.getByRole('link', { name: 'Clusters' }).click()
    await page.getByLabel('Part of a name').fill(cluster.name)
    await page.getByText('1 cluster', { exact: true }).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe(cluster.name)
    await page.reload()
    await page.getByText('1 cluster', { exact: true }).waitFor()
    await page.getByRole('link', { name: cluster.name }).click()
    await page.getByRole('heading', { name: '2 members' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('is joined by asking, with a word to the coordinator, who admits; and left again', async () => {
    const newcomer = await world.applicant()
    const { page, complaints } = await open(newcomer, `/clusters/${cluster.id}`)
    await page.getByText('is not a member.').waitFor()
    await page.getByRole('button', { name: 'Ask to join' }).click()
    await page.getByLabel('A word to the coordinator').fill('We make the crystals.')
    await page.getByRole('button', { name: 'Send the request' }).click()
    await page.getByText('has asked to join.').waitFor()

    const mine = await open(coordinator, `/clusters/${cluster.id}`)
    await mine.page.getByText('We make the crystals.').waitFor()
    await mine.page.getByRole('button', { name: 'Admit' }).click()
    await mine.page.getByRole('heading', { name: '3 members' }).waitFor()

    await page.getByText('is a member.').waitFor()
    await page.getByRole('button', { name: 'Leave the cluster' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave the cluster' }).click()
    await page.getByText('has left.').waitFor()
    expect([...complaints, ...mine.complaints]).toEqual([])
  })

  it('proves that it is one by an extract, whose code leads to its page', async () => {
    const { page } = await open(coordinator, `/clusters/${cluster.id}`)
    await page.getByRole('button', { name: 'Issue an extract' }).click()
    await page.getByText('The extract is issued').waitFor()
    await page.getByRole('link', { name: /^\w{4}-\w{4}-\w{4}$/ }).click()
    await page.getByText('stands in the register today').waitFor()
    expect(new URL(page.url()).pathname).toBe('/e')
  })
})
