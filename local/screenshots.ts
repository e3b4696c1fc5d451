import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { startBrowser } from './browser.ts'
import { knownPerson } from './demo/person.ts'
import { LocalProblem } from './local-problem.ts'
import { projectRoot } from './paths.ts'
import { runCommand } from './run-command.ts'
import { playForPictures } from './screenshots/play.ts'
import { findStage } from './stage.ts'

const folder = join(projectRoot, 'docs', 'screenshots')
const schemes = ['light', 'dark'] as const

type Shot = { readonly name: string; readonly path: string; readonly as: string | undefined }

const take = async (browser: Browser, address: string, scheme: (typeof schemes)[number], { name, path, as }: Shot) => {
  const context = await browser.newContext({
    baseURL: address,
    colorScheme: scheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 860 },
  })
  const page = await context.newPage()
  const signedIn = `/_sign-in?as=${encodeURIComponent(as ?? '')}&to=${encodeURIComponent(path)}`
  await page.goto(as === undefined ? path : signedIn)
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(folder, `${name}-${scheme}.png`) })
  await context.close()
}

/** Takes a picture of every page of the portal, by day and at night, from the stage that runs. */
const takeAll = async (): Promise<void> => {
  const stage = await findStage()
  if (!stage) throw new LocalProblem('No local stage runs: npm start, in another terminal, then this again.')
  const applicant = 'applicant@example.invalid'
  const officer = 'officer@example.invalid'
  const { gathering, draft, cluster, organisation } = await playForPictures(stage, await knownPerson(stage, applicant))
  const shots: readonly Shot[] = [
    { name: 'sign-in', path: '/', as: undefined },
    { name: 'home', path: '/', as: applicant },
    { name: 'applications', path: '/applications', as: applicant },
    { name: 'application', path: `/applications/${gathering}`, as: applicant },
    { name: 'apply-name', path: `/applications/${draft}/write/name`, as: applicant },
    { name: 'apply-projects', path: `/applications/${draft}/write/projects`, as: applicant },
    { name: 'apply-organisations', path: `/applications/${draft}/write/organisations`, as: applicant },
    { name: 'apply-send', path: `/applications/${draft}/write/send`, as: applicant },
    { name: 'clusters', path: '/clusters', as: applicant },
    ...(cluster === undefined ? [] : [{ name: 'cluster', path: `/clusters/${cluster}`, as: applicant }]),
    { name: 'register', path: '/register?category=research', as: applicant },
    { name: 'organisation', path: `/register/${organisation}`, as: applicant },
    { name: 'our-organisation', path: '/ours', as: applicant },
    { name: 'queue', path: '/office/cases', as: officer },
  ]
  await mkdir(folder, { recursive: true })
  const browser = await startBrowser()
  for (const shot of shots) for (const scheme of schemes) await take(browser, stage.address, scheme, shot)
  await browser.close()
  console.log(`${shots.length * schemes.length} pictures in docs/screenshots.`)
}

await runCommand(takeAll)
