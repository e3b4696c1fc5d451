import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESClient } from '@aws-sdk/client-ses'
import { muteToken, muteUrl } from '../../shared/crypto/mute-token.ts'
import { claimCode, signInCode } from '../../shared/crypto/code.ts'
import { invitationUrl, linkSecret } from '../../shared/crypto/links.ts'
import { secret, signingKeysText } from '../../shared/crypto/secrets.ts'
import { stopLinks, unsubscribeToken } from '../../shared/crypto/unsubscribe.ts'
import { mailMessageSchema } from '../../shared/domain/message.ts'
import { supervisingBodySchema } from '../../shared/mail/supervising-body.ts'
import { sesMail } from '../../shared/stores/ses-mail.ts'
import { makeExpandFanOut } from '../../shared/use-cases/expand-fan-out.ts'
import { makeSendMail } from '../../shared/use-cases/send-mail.ts'
import { environmentSchema } from './mail.env.ts'
import { queueHandler } from './queue.ts'
import { streamSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)
const { SENDER, BASE_URL, BODY_NAME, HELP_CONTACT, TIME_ZONE } = environment

const body = supervisingBodySchema.parse({
  name: BODY_NAME,
  sender: SENDER,
  help: HELP_CONTACT,
  timeZone: TIME_ZONE,
  baseUrl: BASE_URL,
})

const vault = new SecretsManagerClient()
const linkKeys = secret({ client: vault, arn: environment.LINK_KEYS_SECRET }, signingKeysText)
const codeKeys = secret({ client: vault, arn: environment.CODE_KEY_SECRET }, signingKeysText)

/** Somebody else is at it, or was and is no more: the queue hands the message out again when that is certain. */
class MailLeased extends Error {
  override readonly name = 'MailLeased' as const
}

const sendMail = makeSendMail({
  ...setting,
  body,
  send: sesMail(new SESClient(), SENDER),
  secrets: {
    invitationLink: async (invitation, generation) => {
      const { key } = (await linkKeys()).current
      return {
        page: invitationUrl(BASE_URL, invitation, linkSecret(key, invitation, generation)),
        oneClick: muteUrl(BASE_URL, muteToken(key, { invitation, generation })),
      }
    },
    signInCode: async (personId, window) => signInCode((await codeKeys()).current.key, personId, window),
    stopLinks: async (subject) => stopLinks(BASE_URL, unsubscribeToken((await linkKeys()).current.key, subject)),
    claimCode: async (subject) => claimCode((await codeKeys()).current.key, subject),
  },
})
const expandFanOut = makeExpandFanOut(setting)

/** Sends mails, and turns mails to many into mails to each. */
export const handler = queueHandler({
  ...setting,
  name: 'mail',
  schema: mailMessageSchema,
  run: async ({ kind, id, now }) => {
    if (kind === 'fanOut') return expandFanOut({ id, now })
    const became = await sendMail({ id, now, systemNow: setting.systemNow() })
    if (became.outcome === 'leased') throw new MailLeased(id)
    return became
  },
})
