import { parseArgs } from 'node:util'
import * as z from 'zod'
import { holdableSchema, type Holdable } from '../shared/domain/hold.ts'
import { LocalProblem } from './local-problem.ts'
import { runCommand } from './run-command.ts'
import { askAsOperator } from './watch/operator.ts'

const USAGE = `npm run hold                                        what is held back
npm run hold -- mail|submissions|decisions --reason WHY   hold it back
npm run release -- mail|submissions|decisions             let it go on
Options: --en TEXT --ru TEXT (both: what people are told, instead of the usual words),
         --address URL (a stage elsewhere; CONSORT_TOKEN holds an operator's access token)`

const options = {
  reason: { type: 'string' },
  en: { type: 'string' },
  ru: { type: 'string' },
  address: { type: 'string' },
  release: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const read = () => parseArgs({ allowPositionals: true, options })
type Values = ReturnType<typeof read>['values']

const holdsSchema = z.object({ holds: z.array(z.object({ what: holdableSchema, at: z.string(), reason: z.string() })) })

const whatFrom = (given: string | undefined): Holdable => {
  const what = holdableSchema.safeParse(given)
  if (what.success) return what.data
  throw new LocalProblem(`What? One of ${holdableSchema.options.join(', ')}.`)
}

const bodyFrom = ({ reason, en, ru }: Values) => {
  if (!reason) throw new LocalProblem('Why? --reason says it to the other operators.')
  if ((en === undefined) !== (ru === undefined))
    throw new LocalProblem('People read two languages: give --en and --ru.')
  return en === undefined ? { reason } : { reason, notes: { en, ru } }
}

type Ask = Awaited<ReturnType<typeof askAsOperator>>

const change = async (ask: Ask, what: Holdable, values: Values): Promise<string> => {
  const path = `/api/operator/holds/${what}`
  if (values.release) {
    await ask({ method: 'DELETE', path }, z.unknown())
    return `${what} goes on.`
  }
  await ask({ method: 'PUT', path, body: bodyFrom(values) }, z.unknown())
  return `${what} is held back until: npm run release -- ${what}`
}

const list = async (ask: Ask): Promise<string> => {
  const { holds } = await ask({ path: '/api/operator/holds' }, holdsSchema)
  if (holds.length === 0) return 'Nothing is held back.'
  return holds.map(({ what, at, reason }) => `${what} since ${at}: ${reason}`).join('\n')
}

await runCommand(async () => {
  const { values, positionals } = read()
  if (values.help) return console.log(USAGE)
  const ask = await askAsOperator(values.address, process.env['CONSORT_TOKEN'])
  const [given] = positionals
  const isChange = given !== undefined || values.release
  console.log(isChange ? await change(ask, whatFrom(given), values) : await list(ask))
})
