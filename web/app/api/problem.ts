/** A field that the API refuses: a JSON pointer into what was sent, and what would be right. */
export type FieldFault = { readonly in: string; readonly pointer: string; readonly message: string }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textIn = (body: unknown, name: string): string => {
  const value = isRecord(body) ? body[name] : undefined
  return typeof value === 'string' ? value : ''
}

const faultsIn = (body: unknown): readonly FieldFault[] => {
  const errors = isRecord(body) ? body['errors'] : undefined
  if (!Array.isArray(errors)) return []
  return errors.map((error: unknown) => ({
    in: textIn(error, 'in'),
    pointer: textIn(error, 'pointer'),
    message: textIn(error, 'message'),
  }))
}

/**
 * A refusal by the API. `type` is the last part of the problem's name; the message is its sentence in the reader's language, followed
 * by the remedy, and empty where the refusal came from the gateway and has none.
 */
export class Problem extends Error {
  override readonly name = 'Problem' as const
  readonly status: number
  readonly type: string
  readonly fields: readonly FieldFault[]
  readonly facts: Readonly<Record<string, unknown>>

  constructor(status: number, body: unknown) {
    super([textIn(body, 'detail'), textIn(body, 'remedy')].filter(Boolean).join(' '))
    this.status = status
    this.type = textIn(body, 'type').replace('/problems/', '')
    this.fields = faultsIn(body)
    const facts = isRecord(body) ? body['facts'] : undefined
    this.facts = isRecord(facts) ? facts : {}
  }
}

/** The service did not answer: no network, or no reply in time. What was asked may or may not have been done. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable' as const
}

/** Nobody is signed in here, or no longer. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn' as const
}

/** A part of the portal itself could not be loaded: no network, or it has been replaced by a newer one. Only a reload brings it. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded' as const
}
