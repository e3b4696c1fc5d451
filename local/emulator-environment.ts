import { pathWithOwnNode } from './paths.ts'

/** What the emulator's environment is made of: folders of the stage, its port, and where its packages lie outside a virtual environment. */
export type EmulatorSettings = {
  dir: string
  port: number
  folders: { state: string; objects: string; temporary: string }
  packages: string | undefined
}

/** The whole environment of the emulator. Functions inherit it, so nothing of the caller's own environment is in it. */
export const emulatorEnvironment = ({ dir, port, folders, packages }: EmulatorSettings): NodeJS.ProcessEnv => ({
  HOME: dir,
  LANG: 'C.UTF-8',
  PATH: pathWithOwnNode('/usr/bin:/bin'),
  TMPDIR: folders.temporary,
  ...(packages ? { PYTHONPATH: packages } : {}),
  BIND_HOST: '127.0.0.1',
  MINISTACK_HOST: 'localhost',
  GATEWAY_PORT: String(port),
  AUTH: 'true',
  PERSIST_STATE: '1',
  STATE_DIR: folders.state,
  S3_PERSIST: '1',
  S3_DATA_DIR: folders.objects,
  IOT_MTLS_ENABLED: '0',
  MINISTACK_COGNITO_PRETOKEN_STRICT: '1',
  LAMBDA_EXECUTOR: 'local',
  // Above the peak of fifty requests at once and what follows from them; each call at the same time is a process of about 70 MB.
  LAMBDA_ACCOUNT_CONCURRENCY: '120',
  // Longer than the minute between two ticks, so that those functions stay warm.
  LAMBDA_WARM_TTL_SECONDS: '120',
})
