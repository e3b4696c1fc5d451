import { remember, remembered } from './remembered.ts'

/** Whoever comes back within this time still sees what was new when it came. */
const ONE_VISIT_MS = 10 * 60 * 1000

/** When the reader last looked at something, before this visit; undefined the first time. */
export const lastTime = (what: string, now: number): string | undefined => {
  const [before, latest] = (remembered(`consort.seen.${what}`) ?? '').split(' ')
  if (latest === undefined || now - Date.parse(latest) <= ONE_VISIT_MS) {
    if (latest === undefined) remember(`consort.seen.${what}`, `- ${new Date(now).toISOString()}`)
    return before === undefined || before === '' || before === '-' ? undefined : before
  }
  remember(`consort.seen.${what}`, `${latest} ${new Date(now).toISOString()}`)
  return latest
}
