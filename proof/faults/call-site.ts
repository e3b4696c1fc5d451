/** The lines of a stack that tell who called: our own code, and not the ports that everybody calls through. */
const OURS = /((?:shared|functions)\/[\w/.-]+\.ts):(\d+)/

const isPort = (file: string): boolean => file.startsWith('shared/stores/') || file.startsWith('functions/api/http')

/** Where in our code a call comes from, such as `shared/use-cases/create-chain.ts:41`. */
export const callSite = (stack = ''): string => {
  for (const line of stack.split('\n')) {
    const [, file = '', at] = OURS.exec(line) ?? []
    if (file && !isPort(file)) return `${file}:${at}`
  }
  return 'unknown'
}
