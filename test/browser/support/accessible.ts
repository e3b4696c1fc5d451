import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds against a page, each with where; nothing where all is well. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  )
}

/** By how many pixels a page is wider than its window. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What can be pressed and is smaller than 44 pixels in both directions, beside links within sentences. */
export const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input:not([type=checkbox], [type=radio]), select, textarea')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
      .filter((one) => !one.closest('.unseen, [data-rac][hidden]'))
      .map((one) => `${one.tagName} ${one.textContent}`),
  )
