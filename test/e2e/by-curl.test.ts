import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, it } from 'vitest'
import { projectRoot } from '../../local/paths.ts'
import { acceptAll, gathering, linksOf, publish, untilStatus } from './support/consortium.ts'
import { describeStage, openWorld } from './support/world.ts'

const run = promisify(execFile)
const WHO_PLAYS = '## Who plays'

/** The lines of a page that are for a shell; the reader's own choice of cluster and organisations is left to the test. */
const linesOf = (page: string): readonly string[] =>
  page
    .split(/^(?=## )/m)
    .filter((section) => !section.startsWith(WHO_PLAYS))
    .flatMap((section) => [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block!))
    .flatMap((block) => block.split('\n'))

/** What a page says that its lines print, in order. */
const promisedBy = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => /^(?:as|curl) .* # (.*)$/.exec(line)?.[1] ?? [])

describeStage('the page about a cluster’s days', () => {
  let choice: Record<string, string>

  beforeAll(async () => {
    const world = await openWorld('biotech')
    await publish(world, () => ({ minimumOrganisations: 4 }))
    const coordinator = await world.applicant()
    const keys = (await world.take(5)).map(({ key }) => key)
    const CLUSTER = await gathering(coordinator, keys, { admission: 'consent' })
    await acceptAll(world.reach, (await linksOf(world.reach, CLUSTER, keys.length)).values())
    await untilStatus(coordinator, CLUSTER, 'registered')
    const [newcomer, partner] = await Promise.all([world.applicant(), world.applicant()])
    const players = Object.entries({ coordinator, newcomer, partner }).map(async ([who, { key, person }]) => [
      [`${who}_KEY`, key],
      [`${who}_TOKEN`, await person.session.token()],
    ])
    choice = { BASE: world.reach.address, CLUSTER, ...Object.fromEntries((await Promise.all(players)).flat()) }
  })

  it('prints line by line what it says', async () => {
    const lines = linesOf(await readFile(join(projectRoot, 'docs', 'a-clusters-days.md'), 'utf8'))
    const promised = promisedBy(lines)
    expect(promised.length).toBeGreaterThan(15)
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', lines.join('\n')], {
      env: { ...process.env, ...choice },
      timeout: 120_000,
    })
    expect(stdout.trimEnd().split('\n')).toEqual(promised)
  })
})
