import { parseArgs } from 'node:util'
import * as z from 'zod'
import { LocalProblem } from './local-problem.ts'
import { runCommand } from './run-command.ts'
import { askAsOperator } from './watch/operator.ts'

const USAGE = `npm run mail                     the mail that was given up, with the error
npm run mail -- resend           put all of it back
npm run mail -- resend ID        put one back
npm run mail -- discard ID       give one up for good, parked or held back
Options: --address URL (a stage elsewhere; CONSORT_TOKEN holds an operator's access token)`

const options = { address: { type: 'string' }, help: { type: 'boolean', default: false } } as const

const pageSchema = z.object({
  mails: z.array(z.object({ id: z.string(), template: z.string(), why: z.string().optional(), createdAt: z.string() })),
})
const outcomeSchema = z.object({ outcome: z.string() })
const resentSchema = z.object({ resent: z.int() })

type Ask = Awaited<ReturnType<typeof askAsOperator>>

const list = async (ask: Ask): Promise<string> => {
  const { mails } = await ask({ path: '/api/operator/mail/parked?limit=100' }, pageSchema)
  if (mails.length === 0) return 'No mail was given up.'
  return mails.map(({ id, template, why, createdAt }) => `${createdAt}  ${template}  ${why ?? ''}  ${id}`).join('\n')
}

const handle = async (ask: Ask, what: string, id: string | undefined): Promise<string> => {
  if (id === undefined && what === 'resend') {
    const { resent } = await ask({ method: 'POST', path: '/api/operator/mail/parked/resend' }, resentSchema)
    return `${resent} put back.`
  }
  if (id === undefined || (what !== 'resend' && what !== 'discard')) throw new LocalProblem(USAGE)
  const path = `/api/operator/mail/${encodeURIComponent(id)}/${what}`
  return (await ask({ method: 'POST', path }, outcomeSchema)).outcome
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  if (values.help) return console.log(USAGE)
  const [what, id] = positionals
  const ask = await askAsOperator(values.address, process.env['CONSORT_TOKEN'])
  console.log(what === undefined ? await list(ask) : await handle(ask, what, id))
})
