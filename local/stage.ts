import { join } from 'node:path'
import { catchUp } from './catch-up.ts'
import { deliveredMail } from './mail.ts'
import { deployStage, type Outputs } from './deploy.ts'
import { originSecretOf } from './origin-secret.ts'
import { startEmulator, findEmulator } from './emulator.ts'
import { LocalProblem } from './local-problem.ts'
import { buildSite } from '../web/build.ts'
import { stageFolder } from './paths.ts'
import { isFree } from './ports.ts'
import { ensureState, readState } from './state.ts'
import { startWebServer } from './web-server.ts'
import type { Reach } from './client.ts'
import { signInPage } from './sign-in-page.ts'

/** A local stage as it runs: how it is reached from outside, where its AWS is, and how to stop what this process started. */
export type Stage = Reach & {
  readonly endpoint: string
  readonly dir: string
  readonly outputs: Outputs
  readonly stop: () => Promise<void>
}

const mailIn = (endpoint: string, dir: string) => async (email: string) =>
  (await deliveredMail(endpoint, dir)).filter(({ to }) => to.some((address) => address.includes(email)))

const answers = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(new URL('/api/health', address), { signal: AbortSignal.timeout(10_000) })).ok
  } catch {
    return false // nothing listens there: the caller starts a stage or says so
  }
}

/** The stage that another process serves from a folder, if one does; only its address and its mail. */
export const findStage = async (
  dir: string = stageFolder(),
): Promise<(Reach & { readonly endpoint: string }) | undefined> => {
  const [emulator, state] = await Promise.all([findEmulator(dir), readState(dir)])
  if (!emulator || !state) return undefined
  const address = `http://localhost:${state.webPort}`
  if (!(await answers(address))) return undefined
  return { address, endpoint: emulator.endpoint, mailTo: mailIn(emulator.endpoint, dir) }
}

/**
 * Opens a stage: starts the local AWS, deploys the stacks where they have changed, and serves pages and API on one address; what
 * waited while it was stopped goes on. Throws a LocalProblem that says in one line what is missing.
 */
export const openStage = async (say: (line: string) => void, dir: string = stageFolder()): Promise<Stage> => {
  const running = await findStage(dir)
  if (running) throw new LocalProblem(`A local stage runs already, at ${running.address}.`)
  const { webPort } = await ensureState(dir)
  if (!(await isFree(webPort)))
    throw new LocalProblem(`Port ${webPort} is taken: stop what uses it, or choose again with npm run reset.`)
  const emulator = await startEmulator({ dir, say })
  try {
    const baseUrl = `http://localhost:${webPort}`
    const { endpoint } = emulator
    const site = join(dir, 'site')
    const [outputs] = await Promise.all([deployStage({ endpoint, dir, baseUrl, say }), buildSite(site)])
    await catchUp(endpoint, outputs)
    const reach = { address: baseUrl, mailTo: mailIn(endpoint, dir) }
    const web = await startWebServer({
      endpoint,
      apiId: outputs['ApiId'] ?? '',
      originSecret: await originSecretOf(endpoint, outputs['EdgeSecretArn'] ?? ''),
      port: webPort,
      webRoot: site,
      mails: () => deliveredMail(endpoint, dir),
      signIn: signInPage(reach),
    })
    const stop = async () => {
      await web.stop()
      await emulator.stop()
    }
    if (!(await answers(web.address))) throw new Error(`the API does not answer at ${web.address}/api/health`)
    return { ...reach, endpoint, dir, outputs, stop }
  } catch (error) {
    await emulator.stop()
    throw error
  }
}
