import { SendRawEmailCommand, type SESClient } from '@aws-sdk/client-ses'

/** SES did not take a mail: the name of its error and nothing else, because its text and what it carries may hold the recipient's address. */
class MailNotTaken extends Error {
  constructor(cause: unknown) {
    super('SES did not take the mail')
    this.name = cause instanceof Error ? cause.name : 'MailNotTaken'
  }
}

/** Hands raw messages over to SES, from one sender; gives SES's id of each. What it throws names no address. */
export const sesMail =
  (client: Pick<SESClient, 'send'>, sender: string) =>
  async (raw: Uint8Array, to: string): Promise<string> => {
    const command = new SendRawEmailCommand({ Source: sender, Destinations: [to], RawMessage: { Data: raw } })
    try {
      const { MessageId } = await client.send(command)
      if (MessageId === undefined) throw new Error('SES accepted a mail without an id')
      return MessageId
    } catch (error) {
      throw new MailNotTaken(error)
    }
  }
