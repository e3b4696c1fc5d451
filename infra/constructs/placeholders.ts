/**
 * Compares the `${TaskName}` placeholders of a state machine's definition with the names of the tasks that it is given.
 * Throws an error that names every task which is missing on either side.
 */
export const checkPlaceholders = (workflow: string, definition: string, tasks: readonly string[]): void => {
  const placeholders = Array.from(definition.matchAll(/\$\{(\w+)\}/g), ([, name = '']) => name)
  const unknown = new Set(placeholders.filter((name) => !tasks.includes(name)))
  const unused = tasks.filter((name) => !placeholders.includes(name))
  const wrong = [
    ...[...unknown].map((name) => `no function is given for \${${name}}`),
    ...unused.map((name) => `its definition has no \${${name}}`),
  ]
  if (wrong.length > 0) throw new Error(`workflow ${workflow}: ${wrong.join('; ')}`)
}
