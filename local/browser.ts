import { chromium as driver, type Browser } from 'playwright-core'

// With this the package brings the shared libraries that a bare machine lacks.
process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x'

// Not those that the package advises: they switch off what a browser is trusted for (no `Origin` is sent) and make it one process.
const args = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader',
]

/** Starts the Chromium that comes with the project's packages, without a window. */
export const startBrowser = async (): Promise<Browser> => {
  const { default: chromium } = await import('@sparticuz/chromium')
  return driver.launch({ executablePath: await chromium.executablePath(), args, headless: true })
}
