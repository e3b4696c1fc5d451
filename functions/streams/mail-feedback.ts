import { makeRecordBounce } from '../../shared/use-cases/record-bounce.ts'
import { eventHandler } from './event.ts'
import { feedbackSchema } from './feedback.ts'
import { environmentSchema } from './mail-feedback.env.ts'
import { streamSetting } from './setting.ts'

const setting = streamSetting(environmentSchema.parse(process.env))
const recordBounce = makeRecordBounce(setting)

/** Hears which mails came back or were complained of. */
export const handler = eventHandler({
  ...setting,
  name: 'mailFeedback',
  schema: feedbackSchema,
  run: async (reports, now) => {
    const outcomes = []
    for (const report of reports) {
      const { outcome } = report ? await recordBounce({ ...report, now }) : { outcome: 'ignored' as const }
      outcomes.push({ mail: report?.mailId, because: report?.because, outcome })
    }
    return { outcomes }
  },
})
