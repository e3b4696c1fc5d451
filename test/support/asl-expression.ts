import jsonata from 'jsonata'

/** An error with the name that a Retry or a Catch matches, as Step Functions names it. */
export class AslError extends Error {
  readonly error: string

  constructor(error: string, cause: string) {
    super(cause)
    this.error = error
  }
}

const wholly = /^\{%(.*)%\}$/s

/** The JSONata between `{%` and `%}`; undefined for a text that is none. */
export const expressionIn = (text: string): string | undefined => wholly.exec(text)?.[1]?.trim()

const parsed = new Map<string, ReturnType<typeof jsonata>>()

const evaluateText = async (text: string, states: unknown): Promise<unknown> => {
  const expression = expressionIn(text)
  if (expression === undefined) return text
  const ready = parsed.get(expression) ?? jsonata(expression)
  parsed.set(expression, ready)
  const value: unknown = await ready.evaluate(undefined, { states }).catch((cause: { message: string }) => {
    throw new AslError('States.QueryEvaluationError', `${expression}: ${cause.message}`)
  })
  if (value === undefined) throw new AslError('States.QueryEvaluationError', `${expression} gives nothing`)
  return value
}

/** A template with each of its expressions replaced by its value; as in Step Functions, one that gives nothing is an error. */
export const evaluated = async (template: unknown, states: unknown): Promise<unknown> => {
  if (typeof template === 'string') return evaluateText(template, states)
  if (Array.isArray(template)) return Promise.all(template.map((each) => evaluated(each, states)))
  if (typeof template !== 'object' || template === null) return template
  const fields = Object.entries(template).map(async ([name, value]) => [name, await evaluated(value, states)])
  return Object.fromEntries(await Promise.all(fields))
}
