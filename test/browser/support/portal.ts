import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Person } from '../../../local/demo/person.ts'

/** How somebody looks at the portal. */
export type Eyes = {
  readonly language?: 'en' | 'ru'
  readonly scheme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
}

/** Somebody at the portal: the page, and what went wrong there that nobody should see: errors, refused content, requests to others. */
export type Visit = { readonly page: Page; readonly context: BrowserContext; readonly complaints: readonly string[] }

const locales = { en: 'en-GB', ru: 'ru-RU' } as const

const cookieOf = (address: string, { session }: Person) => {
  const [first = ''] = session.setCookie()
  const [name = '', value = ''] = first.split(';')[0]!.split(/=(.*)/s)
  const { hostname: domain } = new URL(address)
  return { name, value, domain, path: '/api/session', httpOnly: true, secure: true, sameSite: 'Strict' } as const
}

// The browser itself reports every status that is not good, which pages expect and say in words.
const isExpected = (text: string): boolean => text.startsWith('Failed to load resource')

const listen = (page: Page, address: string): readonly string[] => {
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.text())) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) complaints.push(`asked ${request.url()}`)
  })
  return complaints
}

/** Opens the portal at a path, signed in as somebody, or as nobody. */
export const visit = async (
  browser: Browser,
  address: string,
  path: string,
  { as, language = 'en', scheme = 'light', width = 1280, height = 900 }: Eyes & { readonly as?: Person } = {},
): Promise<Visit> => {
  const context = await browser.newContext({
    baseURL: address,
    locale: locales[language],
    colorScheme: scheme,
    reducedMotion: 'reduce',
    viewport: { width, height },
  })
  if (as) await context.addCookies([cookieOf(address, as)])
  const page = await context.newPage()
  const complaints = listen(page, address)
  await page.goto(path)
  return { page, context, complaints }
}
