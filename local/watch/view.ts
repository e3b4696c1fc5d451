import type { Execution, ExecutionTimeline, Step } from '../../shared/domain/execution.ts'
import type { Moment } from '../../shared/domain/time.ts'

const clock = (moment: Moment): string => moment.slice(0, 19).replace('T', ' ')

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const

/** A length of time in the largest unit that fits, such as `3 d` or `1.4 s`. */
export const duration = (from: Moment, to: Moment): string => {
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000
  const [unit, size] = UNITS.find(([, many]) => seconds >= 2 * many) ?? ['s', 1]
  return `${size === 1 ? seconds.toFixed(1) : Math.floor(seconds / size)} ${unit}`
}

const row = (columns: readonly (readonly [text: string, width: number])[]): string =>
  columns
    .map(([text, width]) => text.padEnd(width))
    .join('  ')
    .trimEnd()

const line = (execution: Execution, now: Moment): string =>
  row([
    [execution.status, 10],
    [execution.state ?? '', 22],
    [execution.applicationId ?? execution.name, 36],
    [String(execution.attempt ?? ''), 7],
    [clock(execution.startedAt), 19],
    [duration(execution.startedAt, execution.stoppedAt ?? now), 8],
  ])

const header = row([
  ['status', 10],
  ['state', 22],
  ['application', 36],
  ['attempt', 7],
  ['started (UTC)', 19],
  ['for', 8],
])

/** A list of executions, one a line, under a header, with a count of each status below. */
export const listView = (executions: readonly Execution[], now: Moment): string => {
  if (executions.length === 0) return 'No application has been submitted yet.'
  const counts = Map.groupBy(executions, ({ status }) => status)
  const summary = [...counts].map(([status, ones]) => `${ones.length} ${status.toLowerCase()}`).join(', ')
  return [header, ...executions.map((execution) => line(execution, now)), '', summary].join('\n')
}

const stepLine = ({ state, enteredAt, exitedAt, tries, failures }: Step, now: Moment, goesOn: boolean): string => {
  const end = exitedAt ?? (goesOn ? now : undefined)
  const remarks = [
    ...(exitedAt === undefined && goesOn ? ['<- here'] : []),
    ...(tries > 1 ? [`${tries} tries`] : []),
    ...(failures.length > 0 ? [failures.map(({ error }) => error).join(', ')] : []),
  ]
  return row([
    [clock(enteredAt), 19],
    [state, 24],
    [end === undefined ? '' : duration(enteredAt, end), 8],
    [remarks.join('; '), 0],
  ])
}

/** One execution as a timeline of its states, the current one marked, with its address in the AWS console. */
export const timelineView = (execution: ExecutionTimeline, now: Moment): string =>
  [
    `${execution.name}: ${execution.status}${execution.error === undefined ? '' : ` (${execution.error})`}`,
    ...execution.steps.map((step) => stepLine(step, now, execution.status === 'RUNNING')),
    '',
    execution.console,
  ].join('\n')
