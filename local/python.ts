import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { LocalProblem } from './local-problem.ts'
import { installFolder, projectRoot } from './paths.ts'
import { lastLines, run } from './run.ts'

const requirements = join(projectRoot, 'local', 'requirements.txt')
const candidates = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3.14', 'python']

const installedSchema = z.strictObject({ python: z.string(), packages: z.string().optional() })

/** A Python that has the emulator: the program, and the folder to search first where the packages lie apart. */
export type EmulatorPython = z.infer<typeof installedSchema>

const findPython = async (): Promise<string> => {
  for (const name of candidates) {
    const script = 'import sys; print(sys.executable if sys.version_info >= (3, 10) else "")'
    const { status, output } = await run(name, ['-c', script], { timeout: 20_000 })
    if (status === 0 && output.trim()) return output.trim()
  }
  throw new LocalProblem(
    'The local AWS needs Python 3.10 or newer: install it (Debian, Ubuntu: apt-get install python3 python3-pip; macOS: brew install python).',
  )
}

// Settings of the caller that would change where packages go; proxies, indexes and certificates are kept.
const pipEnvironment = () => ({
  ...process.env,
  PIP_USER: '0',
  PIP_REQUIRE_VIRTUALENV: '0',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PIP_NO_INPUT: '1',
})

const pipInstall = async (python: string, target: readonly string[]): Promise<void> => {
  const args = ['-m', 'pip', 'install', '-q', '--require-hashes', '--only-binary=:all:', ...target, '-r', requirements]
  const { status, output } = await run(python, args, { env: pipEnvironment(), timeout: 600_000 })
  if (status === 0) return
  throw new LocalProblem(`The local AWS could not be installed with pip (is the network there?):\n${lastLines(output)}`)
}

const hasPip = async (python: string) =>
  (await run(python, ['-m', 'pip', '--version'], { timeout: 60_000 })).status === 0

const installInto = async (folder: string, at: string): Promise<EmulatorPython> => {
  const python = await findPython()
  const inVenv = process.platform === 'win32' ? join('Scripts', 'python.exe') : join('bin', 'python')
  if ((await run(python, ['-m', 'venv', folder], { timeout: 120_000 })).status === 0) {
    await pipInstall(join(folder, inVenv), [])
    return { python: join(at, inVenv) }
  }
  // Debian splits venv off into a package of its own, and leaves half an environment behind when it is missing.
  await rm(folder, { recursive: true, force: true })
  if (!(await hasPip(python))) {
    throw new LocalProblem(
      `${python} has neither venv nor pip: install one (Debian, Ubuntu: apt-get install python3-pip).`,
    )
  }
  await pipInstall(python, ['--target', join(folder, 'packages')])
  return { python, packages: join(at, 'packages') }
}

const readStamp = async (folder: string): Promise<EmulatorPython | undefined> => {
  const stamp = join(folder, 'installed.json')
  if (!existsSync(stamp)) return undefined
  const installed = installedSchema.parse(JSON.parse(await readFile(stamp, 'utf8')))
  return existsSync(installed.python) ? installed : undefined
}

const installOnce = async (folder: string): Promise<EmulatorPython> => {
  // Put together aside and moved at the end, so that two starts at once or an interruption leave no half of it.
  const aside = `${folder}.${process.pid}`
  await rm(aside, { recursive: true, force: true })
  await mkdir(join(folder, '..'), { recursive: true })
  try {
    const installed = await installInto(aside, folder)
    await writeFile(join(aside, 'installed.json'), JSON.stringify(installed))
    const meanwhile = await readStamp(folder)
    if (meanwhile) return meanwhile
    await rm(folder, { recursive: true, force: true })
    await rename(aside, folder)
    return installed
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

/**
 * A Python with the emulator of requirements.txt, installed under `.local/python` on first use, once for all local stages.
 * `say` is told when that takes a while. Throws a LocalProblem where Python, pip or the network is missing.
 */
export const emulatorPython = async (say: (line: string) => void): Promise<EmulatorPython> => {
  const version = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 12)
  const folder = join(installFolder, 'python', version)
  const installed = await readStamp(folder)
  if (installed) return installed
  say('Installing the local AWS (once, about half a minute) ...')
  return installOnce(folder)
}
