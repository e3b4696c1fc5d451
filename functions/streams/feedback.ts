import * as z from 'zod'
import type { RecordBounce } from '../../shared/use-cases/record-bounce.ts'

const addressed = z.array(z.object({ emailAddress: z.string() }))

/** What SES reports of a mail, as its configuration set publishes it. */
const reportSchema = z
  .object({
    eventType: z.string().optional(),
    notificationType: z.string().optional(),
    mail: z.object({ headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]) }),
    bounce: z.object({ bounceType: z.string(), bouncedRecipients: addressed }).optional(),
    complaint: z.object({ complainedRecipients: addressed }).optional(),
  })
  .transform(({ mail, bounce, complaint }): Omit<RecordBounce, 'now'> | undefined => {
    const header = mail.headers.find(({ name }) => name.toLowerCase() === 'x-consort-mail')
    // A full or slow mailbox is not a wrong address: only what SES calls permanent is.
    const lasting = bounce?.bounceType === 'Permanent' ? bounce.bouncedRecipients : complaint?.complainedRecipients
    if (!header || !lasting) return undefined
    return {
      mailId: decodeURIComponent(header.value),
      addresses: lasting.map(({ emailAddress }) => plainAddress(emailAddress)),
      because: complaint ? 'complaint' : 'bounce',
    }
  })

/** The address without a display name. */
const plainAddress = (text: string): string => /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text.trim()

const json = z.string().transform((text): unknown => JSON.parse(text))

/** The reports in what SNS hands over; undefined for those that say nothing lasting about an address of a mail of ours. */
export const feedbackSchema = z
  .object({ Records: z.array(z.object({ Sns: z.object({ Message: json.pipe(reportSchema) }) })) })
  .transform(({ Records }) => Records.map(({ Sns }) => Sns.Message))
