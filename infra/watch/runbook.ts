/** The first words of alarms that there is one of for each queue or function; they share a page. */
const FAMILIES = ['DeadLetters', 'LateChanges', 'Late', 'Errors'] as const

/** The page of the runbook for an alarm, by its id. */
export const runbookPage = (alarm: string): string =>
  `docs/runbook/${FAMILIES.find((family) => alarm.startsWith(family)) ?? alarm}.md`
