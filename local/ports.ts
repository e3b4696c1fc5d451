import { createServer } from 'node:net'

/** Whether a port of 127.0.0.1 can be listened on now. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(true)))
  })

/** The first free port of 127.0.0.1 from `from` on that is not among the `spoken` for, below those that systems give to outgoing connections. */
export const firstFreePort = async (from: number, spoken: ReadonlySet<number> = new Set()): Promise<number> => {
  for (let port = from; port < 32_768; port += 1) if (!spoken.has(port) && (await isFree(port))) return port
  throw new Error(`no free port between ${from} and 32767`)
}
