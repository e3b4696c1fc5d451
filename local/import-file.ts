import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { askAs } from './ask-as.ts'
import { decideImport, runImport, uploadImport, type Import } from './import.ts'
import { invalidRows, progressLine, reportOf } from './import/report.ts'
import { LocalProblem } from './local-problem.ts'
import { runCommand } from './run-command.ts'

const USAGE = `npm run import -- FILE.csv [--as-of DAY] [--release]    import a register file; to repeat it changes nothing
npm run import -- --resume ID                           go on with an import that failed
npm run import -- --release ID | --discard ID           an officer's word on an import that waits
Options: --as-of DAY (for rows without a moment of their own), --release (apply also what the check finds suspicious),
         --address URL (a stage elsewhere; CONSORT_TOKEN holds an officer's access token)
Ends with 0 when all rows have a verdict, 2 when some are invalid, 3 when the file waits for an officer, 1 otherwise.`

const options = {
  'as-of': { type: 'string' },
  release: { type: 'boolean', default: false },
  discard: { type: 'boolean', default: false },
  resume: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  address: { type: 'string' },
} as const

const read = () => parseArgs({ allowPositionals: true, options })

type Settings = ReturnType<typeof read>['values']

/** The officer that every local stage begins with. */
const OFFICER = { email: 'officer@example.invalid', who: 'officer' }

const isId = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)

const isTerminal = process.stdout.isTTY

// Where nobody watches, a line for each tenth is enough.
let lastTenth = -1
const onProgress = (seen: Import): void => {
  if (isTerminal) process.stdout.write(`\r\u001B[K${progressLine(seen)}`)
  const tenth = seen.check && Math.floor((10 * seen.progress.rows) / seen.check.rows)
  if (isTerminal || tenth === undefined || tenth === lastTenth) return
  lastTenth = tenth
  console.log(progressLine(seen))
}

const csvIn = async (file: string): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return await readFile(file)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new LocalProblem(`${file} cannot be read: ${error.message.replace(/, \w+ '.*$/, '')}.`)
  }
}

const carryOut = async (what: string, values: Settings): Promise<number> => {
  const csv = isId(what) ? undefined : await csvIn(what)
  const ask = await askAs(OFFICER, values.address, process.env['CONSORT_TOKEN'])
  const word = values.discard ? 'discard' : values.release ? 'release' : undefined
  const begun = Date.now()
  const rested =
    csv === undefined && word !== undefined
      ? await decideImport(ask, what, word, onProgress)
      : await runImport(ask, csv === undefined ? what : await uploadImport(ask, csv, values['as-of']), {
          onProgress,
          release: values.release,
        })
  if (isTerminal) process.stdout.write('\n')
  console.log(`Import ${rested.id}: ${rested.state}, ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  for (const line of [...reportOf(rested), ...(await invalidRows(ask, rested))]) console.log(line)
  if (rested.state === 'waitingForOfficer') return 3
  if (rested.state !== 'done') return rested.state === 'discarded' ? 0 : 1
  return rested.progress.verdicts.invalid > 0 ? 2 : 0
}

await runCommand(async () => {
  const { values, positionals } = read()
  const [what] = positionals
  if (what !== undefined && !values.help) return carryOut(what, values)
  console.log(USAGE)
  return values.help ? 0 : 1
})
