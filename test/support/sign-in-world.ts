import { signInCode } from '../../shared/crypto/code.ts'
import type { SigningKeys } from '../../shared/crypto/keys.ts'
import { after, type Moment, type Span } from '../../shared/domain/time.ts'
import { mailFrom } from '../../shared/items/mail-item.ts'
import { addressKey, personFrom, personIdFrom, personKey } from '../../shared/items/person-item.ts'
import { memoryTable } from '../../shared/stores/memory-table.ts'
import { makeAnswerCode } from '../../shared/use-cases/answer-code.ts'
import { makeSendCode } from '../../shared/use-cases/send-code.ts'
import { makeSignUp } from '../../shared/use-cases/sign-up.ts'
import { makeStartSignIn } from '../../shared/use-cases/start-sign-in.ts'
import { makeVerifyCode } from '../../shared/use-cases/verify-code.ts'
import { memoryUserPool } from './memory-user-pool.ts'

/** Keys as a secret holds them after a rotation or before one. */
export const signingKeys = (current: string, previous?: string): SigningKeys => ({
  current: { id: current, key: current.padEnd(32, '.') },
  ...(previous === undefined ? {} : { previous: { id: previous, key: previous.padEnd(32, '.') } }),
})

/** Everything that signing in takes, over one table in memory and one clock. */
export const signInWorld = (pool: Parameters<typeof memoryUserPool>[2] = {}, mailsPerHour = 5) => {
  const table = memoryTable()
  let now: Moment = '2026-09-01T08:00:00.000Z'
  let keys = signingKeys('first')
  let ids = 0
  const newId = () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`
  const sendCode = makeSendCode({ table, mailsPerHour })
  const verifyCode = makeVerifyCode({ table, keys: async () => keys })
  const users = memoryUserPool({ sendCode, verifyCode }, () => now, pool)
  const signUp = makeSignUp({ table, users, newId, perHour: { source: 3, everybody: 100 } })
  const startSignIn = makeStartSignIn({ table, users })
  const answerCode = makeAnswerCode({ table, users })
  const mails = () =>
    table
      .items()
      .filter(({ entity }) => entity === 'Mail')
      .map(mailFrom)
      .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  const personOf = async (email: string) => {
    const address = await table.get(addressKey(email))
    const person = address && (await table.get(personKey(personIdFrom(address))))
    return person && personFrom(person)
  }
  return {
    table,
    users,
    newId,
    startSignIn,
    answerCode,
    verifyCode,
    mails,
    personOf,
    now: () => now,
    pass: (span: Span) => {
      now = after(now, span)
    },
    rotate: (next: SigningKeys) => {
      keys = next
    },
    signUp: (email: string, source = '192.0.2.1') =>
      signUp({ email, language: 'en', consentVersion: '2026-1', source, now }),
    /** The code in the newest mail, as the mail function makes it. */
    code: () => {
      const { recipient, data } = mails().at(-1)!
      return signInCode(keys.current.key, recipient.to === 'person' ? recipient.id : '', String(data['window']))
    },
  }
}
