import type { ApiWorld, Sender } from '../../test/support/api-world.ts'
import type { Spoken } from '../faults/stage.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const NOWHERE = '00000000-0000-4000-8000-00000000beef'

/** What can be told from outside: the status, the text, and the calls that were made for it. */
export type Told = { readonly status: number; readonly type: string; readonly text: string; readonly calls: string }

/** Sends a request as it is, and gives what can be told of its answer from outside. */
export const ask = async (world: ApiWorld, from: Sender, { method, path, sent }: Spoken): Promise<Told> => {
  const calls: string[] = []
  world.around((call, proceed) => {
    calls.push(`${call.port}.${call.verb}`)
    return proceed()
  })
  const { may: _, headers, ...rest } = sent
  const reply = await world.send(from, method, path, { ...rest, ...(headers ? { headers } : {}) })
  world.around()
  const type = typeof reply.json?.type === 'string' ? reply.json.type.replace('/problems/', '') : 'none'
  return { status: reply.statusCode, type, text: reply.body.replaceAll(UUID, '#'), calls: calls.join(' ') }
}

/** Whether a request is about something that has an id of its own. */
export const hasSubject = ({ path }: Pick<Spoken, 'path'>): boolean => path.search(UUID) >= 0

/** The same request about something that does not exist. */
export const aboutNothing = (spoken: Spoken): Spoken => ({ ...spoken, path: spoken.path.replaceAll(UUID, NOWHERE) })
