import { availableParallelism } from 'node:os'
import { tableOf, type Proof } from '../proof.ts'
import { mutations, type Mutation } from './mutations.ts'
import { aCopy, type Copy } from './copy.ts'

type Outcome = { readonly mutation: Mutation; readonly fault?: string }

/** Whether a named test of the unmutated copy passes and, once the protection is broken, fails; what is wrong if not. */
const tryOut = async (copy: Copy, mutation: Mutation): Promise<Outcome> => {
  const { file, from, to, test, title } = mutation
  const restore = await copy.replace(file, from, to)
  try {
    const status = await copy.run(test, title)
    return status === 'failed' ? { mutation } : { mutation, fault: `“${title}” is ${status}` }
  } finally {
    await restore()
  }
}

/** The named tests pass before anything is broken: a test that is red anyway proves nothing. */
const soundTests = async (copy: Copy): Promise<readonly string[]> => {
  const titles = Map.groupBy(mutations, ({ test }) => test)
  const wrong: string[] = []
  for (const [test, of] of titles)
    for (const title of new Set(of.map((one) => one.title))) {
      const status = await copy.run(test, title)
      if (status !== 'passed') wrong.push(`“${title}” of ${test} is ${status} though nothing is broken`)
    }
  return wrong
}

/** Breaks one protection after the other in throw-away copies; each must turn the test red that is named beside it. */
export const mutants: Proof = async () => {
  const waiting = [...mutations]
  const outcomes: Outcome[] = []
  const wrong: string[] = []
  const work = async (nth: number): Promise<void> => {
    await using copy = await aCopy()
    if (nth === 0) wrong.push(...(await soundTests(copy)))
    for (let mutation = waiting.shift(); mutation; mutation = waiting.shift()) {
      const outcome = await tryOut(copy, mutation)
      outcomes.push(outcome)
      if (outcome.fault) wrong.push(`${mutation.breaks}: ${outcome.fault}`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, (_, nth) => work(nth)))
  const rows = mutations.map(({ breaks, file, title }) => {
    const fault = outcomes.find(({ mutation }) => mutation.breaks === breaks)?.fault
    return [breaks, `\`${file}\``, title, fault ? 'no' : 'yes']
  })
  const red = outcomes.filter(({ fault }) => !fault).length
  return {
    lines: [
      `${red} of ${mutations.length} broken protections turn their test red; all of these tests pass where nothing is broken.`,
      '',
      ...tableOf(['what is broken', 'where', 'the test that must fail', 'does it'], rows),
    ],
    wrong,
  }
}
