import { runCommand } from './run-command.ts'
import { sayAt } from './say.ts'
import { seedStage, readySignIns } from './seed.ts'
import { openStage } from './stage.ts'

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })

const begin = async (): Promise<void> => {
  const say = sayAt(Date.now())
  const stopped = untilStopped()
  const stage = await openStage(say)
  await seedStage(stage, say).catch(async (error: unknown) => {
    await stage.stop()
    throw error
  })
  say('Ready.')
  console.log(`
  Portal and API   ${stage.address}          (API: ${stage.address}/api, described at /api/openapi.json)
  Mail             ${stage.address}/_mail
  Local AWS        ${stage.endpoint}

  Sign in (the code comes by mail; each link does it for you):
${readySignIns.map(({ email, what }) => `    ${what.padEnd(28)} ${email.padEnd(30)} ${stage.address}/_sign-in?as=${encodeURIComponent(email)}`).join('\n')}

  Next: npm run demo, in another terminal. Ctrl-C stops; data stay until npm run reset.
`)
  await stopped
  console.log('\nStopping; data are kept ...')
  await stage.stop()
}

await runCommand(begin)
