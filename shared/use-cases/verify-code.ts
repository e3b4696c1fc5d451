import { isSignInCode } from '../crypto/code.ts'
import type { SigningKeys } from '../crypto/keys.ts'
import type { Person } from '../domain/person.ts'
import { FAILURES_PER_DAY, windowsAt } from '../domain/sign-in.ts'
import type { Moment } from '../domain/time.ts'
import { count, isBelow, type Frequency } from '../items/counter-item.ts'
import { personFrom, personKey, verifyPerson } from '../items/person-item.ts'
import { signInFrom, signInKey, useCode, type SignIn } from '../items/sign-in-item.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'

export type VerifyCodeDeps = {
  readonly table: Pick<Table, 'getMany' | 'write'>
  readonly keys: () => Promise<SigningKeys>
}

/** The answer to a challenge, which has an id of its own. `now` is real time. */
export type VerifyCodeCommand = {
  readonly personId: string
  readonly code: string
  readonly challenge: string
  readonly now: Moment
}

type Known = { readonly person: Person | undefined; readonly signIn: SignIn }

const load = async (table: VerifyCodeDeps['table'], personId: string): Promise<Known> => {
  const items = await table.getMany([personKey(personId), signInKey(personId)])
  const person = items.find(({ sk }) => sk === personKey(personId).sk)
  return {
    person: person && personFrom(person),
    signIn: signInFrom(items.find(({ sk }) => sk === signInKey(personId).sk)),
  }
}

const failuresOf = (personId: string): Frequency => ({ of: 'failures', whose: personId, per: 'day' })

/** Uses the code up, unless it is used already or the day has seen too many wrong ones: of many tries at once, too, only so many count. */
const accept = async (
  table: VerifyCodeDeps['table'],
  { person, signIn }: { readonly person: Person; readonly signIn: SignIn },
  { challenge, now }: VerifyCodeCommand,
): Promise<boolean> => {
  return wasWritten(table, [
    isBelow(failuresOf(person.id), now, FAILURES_PER_DAY),
    useCode(person.id, signIn, challenge),
    ...(person.verifiedAt === undefined ? verifyPerson(person, now) : []),
  ])
}

/**
 * Whether a code is right: this window's or the one before, not used yet, fewer than ten wrong ones today. The first right code
 * verifies the person. The pool may ask twice after a lost reply: the challenge that used the code up is told yes again.
 */
export const makeVerifyCode =
  ({ table, keys }: VerifyCodeDeps) =>
  async (command: VerifyCodeCommand): Promise<boolean> => {
    const { personId, code, challenge, now } = command
    const known = await keys()
    const isRight = (used: number) => isSignInCode(known, code, personId, windowsAt(now, used))
    const { person, signIn } = await load(table, personId)
    if (person && isRight(signIn.used) && (await accept(table, { person, signIn }, command))) return true
    const { signIn: latest } = await load(table, personId)
    if (person && latest.usedBy === challenge && isRight(latest.used - 1)) return true
    await table.write([count(failuresOf(personId), now)])
    return false
  }
