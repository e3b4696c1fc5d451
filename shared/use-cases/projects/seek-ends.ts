import { InvalidRequest } from '../../domain/errors.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { soughtSchema, type Seeking } from '../../domain/seeking.ts'
import { after, type Moment } from '../../domain/time.ts'

/** Throws InvalidRequest where the end of what a project seeks has come, or lies further ahead than the rule pack allows. */
export const assertEnds = (seeks: Seeking, { projects }: Pick<RulePack, 'projects'>, now: Moment): void => {
  const latest = after(now, projects.longestSeek)
  const issues = soughtSchema.options.flatMap((sought) => {
    const until = seeks[sought]?.until
    const isAllowed = until === undefined || (until > now && until <= latest)
    return isAllowed ? [] : [{ path: `/seeks/${sought}/until`, message: 'endNotAllowed' }]
  })
  if (issues.length > 0) throw new InvalidRequest(issues)
}
