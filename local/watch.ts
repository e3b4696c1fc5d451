import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { LocalProblem } from './local-problem.ts'
import { runCommand } from './run-command.ts'
import { askAsOperator } from './watch/operator.ts'
import { listView, timelineView } from './watch/view.ts'
import { lastExecution, newestExecutions, oneExecution, restart, type Ask } from './watch/watching.ts'

const USAGE = `npm run watch                             the newest executions, again and again
npm run watch -- NAME | APPLICATION       one execution (or an application's last) as a timeline
npm run watch -- restart APPLICATION      begin the next attempt of an application
Options: --once (do not repeat), --limit N (50), --every SECONDS (2),
         --address URL (a stage elsewhere; CONSORT_TOKEN holds an operator's access token)`

const options = {
  once: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  limit: { type: 'string', default: '50' },
  every: { type: 'string', default: '2' },
  address: { type: 'string' },
} as const

const read = () => parseArgs({ allowPositionals: true, options })

const number = (option: 'limit' | 'every', text: string, most: number): number => {
  const value = Number(text)
  if (value >= 1 && value <= most) return value
  throw new LocalProblem(`--${option} ${text} is not a number from 1 to ${most}.`)
}

const found = async (ask: Ask, what: string) => {
  const execution = (await oneExecution(ask, what)) ?? (await lastExecution(ask, what))
  if (!execution) throw new LocalProblem(`There is no execution ${what}, and no application that ever had one.`)
  return execution
}

const look = async (ask: Ask, what: string | undefined, limit: number): Promise<string> => {
  const now = new Date().toISOString()
  if (what !== undefined) return timelineView(await found(ask, what), now)
  return listView(await newestExecutions(ask, limit), now)
}

const restartLast = async (ask: Ask, applicationId: string | undefined): Promise<string> => {
  if (applicationId === undefined) throw new LocalProblem('Which application? npm run watch -- restart APPLICATION')
  const { attempt = 1 } = await found(ask, applicationId)
  const outcome = await restart(ask, applicationId, attempt)
  return outcome === 'restarted'
    ? `Attempt ${attempt + 1} of ${applicationId} begins.`
    : `A later attempt than ${attempt} of ${applicationId} has begun already; nothing was changed.`
}

const show = (text: string, isLive: boolean): void => {
  if (isLive) process.stdout.write('\u001B[2J\u001B[H')
  console.log(text)
}

await runCommand(async () => {
  const { values, positionals } = read()
  const [what, applicationId] = positionals
  if (values.help) return console.log(USAGE)
  const [limit, every] = [number('limit', values.limit, 100), number('every', values.every, 3600)]
  const ask = await askAsOperator(values.address, process.env['CONSORT_TOKEN'])
  if (what === 'restart') return console.log(await restartLast(ask, applicationId))
  const isLive = process.stdout.isTTY && !values.once
  for (;;) {
    show(await look(ask, what, limit), isLive)
    if (!isLive) return
    await pause(every * 1000)
  }
})
