import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { momentSchema } from '../shared/domain/time.ts'

const mailSchema = z.strictObject({
  id: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
  at: momentSchema,
})

/** A mail that the local AWS accepted for delivery. */
export type DeliveredMail = z.infer<typeof mailSchema>

const listSchema = z.object({
  messages: z.record(
    z.string(),
    z.array(
      z.object({
        MessageId: z.string(),
        Source: z.string(),
        To: z.array(z.string()),
        Subject: z.string().nullish(),
        BodyText: z.string().nullish(),
        BodyHtml: z.string().nullish(),
        Timestamp: z.number(),
      }),
    ),
  ),
})

type Listed = z.infer<typeof listSchema>['messages'][string][number]

const fromListed = (mail: Listed): DeliveredMail => ({
  id: mail.MessageId.replace(/@.*$/, ''),
  from: mail.Source,
  to: mail.To,
  subject: mail.Subject ?? '',
  text: mail.BodyText ?? '',
  ...(mail.BodyHtml ? { html: mail.BodyHtml } : {}),
  at: new Date(mail.Timestamp * 1000).toISOString(),
})

const keptFile = (dir: string) => join(dir, 'mail.json')

const keptMail = async (dir: string): Promise<DeliveredMail[]> =>
  existsSync(keptFile(dir)) ? z.array(mailSchema).parse(JSON.parse(await readFile(keptFile(dir), 'utf8'))) : []

// In the order of their delivery. A mail is in both lists when a stop was begun and not finished.
const allMail = async (endpoint: string, dir: string): Promise<DeliveredMail[]> => {
  const response = await fetch(new URL('/_ministack/ses/messages', endpoint))
  const listed = Object.values(listSchema.parse(await response.json()).messages).flat()
  const mails = [...(await keptMail(dir)), ...listed.map(fromListed)]
  return [...new Map(mails.map((mail) => [mail.id, mail])).values()]
}

/** Every mail of the stage in `dir`, also from before the emulator's last start, newest first. */
export const deliveredMail = async (endpoint: string, dir: string): Promise<DeliveredMail[]> =>
  (await allMail(endpoint, dir)).toReversed()

/** Keeps the delivered mail in the stage's folder before the emulator stops, which forgets it. */
export const keepMail = async (endpoint: string, dir: string): Promise<void> =>
  writeFile(keptFile(dir), JSON.stringify(await allMail(endpoint, dir)))
