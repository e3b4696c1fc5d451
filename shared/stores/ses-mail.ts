import { SendRawEmailCommand, type SESClient } from '@aws-sdk/client-ses'

/** Hands raw messages over to SES, from one sender; gives SES's id of each. */
export const sesMail =
  (client: Pick<SESClient, 'send'>, sender: string) =>
  async (raw: Uint8Array, to: string): Promise<string> => {
    const { MessageId } = await client.send(
      new SendRawEmailCommand({ Source: sender, Destinations: [to], RawMessage: { Data: raw } }),
    )
    if (MessageId === undefined) throw new Error('SES accepted a mail without an id')
    return MessageId
  }
