import { LocalProblem } from './local-problem.ts'

const isLoopback = (hostname: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)

/** The origin of a local endpoint, such as `http://127.0.0.1:8401`. Throws a LocalProblem for any other machine: nothing here may reach a real account. */
export const requireLoopback = (endpoint: string): string => {
  const url = URL.parse(endpoint)
  if (url?.protocol === 'http:' && isLoopback(url.hostname)) return url.origin
  throw new LocalProblem(
    `${endpoint} is not a local AWS: only http addresses of this machine (127.0.0.1) are used here.`,
  )
}

const region = 'us-east-1'
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

/** Configuration of an SDK client for the local AWS, with the rights of its root user. */
export const clientFor = (endpoint: string) => ({ endpoint: requireLoopback(endpoint), region, credentials })

/** The environment for a program that shall reach the local AWS and no other: neither profiles nor credentials of the caller are left in it. */
export const environmentFor = (endpoint: string, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_'))),
  AWS_ENDPOINT_URL: requireLoopback(endpoint),
  AWS_ENDPOINT_URL_S3: requireLoopback(endpoint),
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
})
