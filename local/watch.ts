import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { LocalProblem } from './local-problem.ts'
import { askAsOperator } from './watch/operator.ts'
import { listView, timelineView } from './watch/view.ts'
import { lastExecution, newestExecutions, oneExecution, restart, type Ask } from './watch/watching.ts'

const USAGE = `npm run watch                             the newest executions, again and again
npm run watch -- NAME | APPLICATION       one execution (or an application's last) as a timeline
npm run watch -- restart APPLICATION      begin the next attempt of an application
Options: --once (do not repeat), --limit N (50), --every SECONDS (2),
         --address URL (a stage elsewhere; CONSORT_TOKEN holds an operator's access token)`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    once: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    limit: { type: 'string', default: '50' },
    every: { type: 'string', default: '2' },
    address: { type: 'string' },
  },
})

const found = async (ask: Ask, what: string) => {
  const execution = (await oneExecution(ask, what)) ?? (await lastExecution(ask, what))
  if (!execution) throw new LocalProblem(`There is no execution ${what}, and no application that ever had one.`)
  return execution
}

const look = async (ask: Ask, what: string | undefined): Promise<string> => {
  const now = new Date().toISOString()
  if (what !== undefined) return timelineView(await found(ask, what), now)
  return listView(await newestExecutions(ask, Number(values.limit)), now)
}

const restartLast = async (ask: Ask, applicationId: string | undefined): Promise<string> => {
  if (applicationId === undefined) throw new LocalProblem(USAGE)
  const { attempt = 1 } = await found(ask, applicationId)
  const outcome = await restart(ask, applicationId, attempt)
  return outcome === 'restarted'
    ? `Attempt ${attempt + 1} of ${applicationId} begins.`
    : `A later attempt than ${attempt} of ${applicationId} has begun already; nothing was changed.`
}

const isLive = process.stdout.isTTY && !values.once

const show = (text: string): void => {
  if (isLive) process.stdout.write('\u001B[2J\u001B[H')
  console.log(text)
}

const watch = async (): Promise<void> => {
  const ask = await askAsOperator(values.address, process.env['CONSORT_TOKEN'])
  if (positionals[0] === 'restart') return show(await restartLast(ask, positionals[1]))
  show(await look(ask, positionals[0]))
  if (!isLive) return
  for (;;) {
    await pause(Number(values.every) * 1000)
    show(await look(ask, positionals[0]))
  }
}

try {
  if (values.help) console.log(USAGE)
  else await watch()
} catch (error) {
  if (!(error instanceof LocalProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
}
