import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  admit,
  expire,
  invite,
  isInvited,
  isMember,
  leave,
  refuse,
  remove,
  reply,
  request,
  revoke,
  withdraw,
  type Membership,
} from '../../shared/domain/membership.ts'
import { after, type Moment } from '../../shared/domain/time.ts'
import { anOrganisation } from '../support/a-register.ts'
import { idOf, START } from '../support/builders.ts'

const between = { clusterId: idOf(1), organisation: anOrganisation(1).key }
type Step = (before: Membership | undefined, now: Moment) => Membership | undefined

const moved = (result: ReturnType<typeof invite> | ReturnType<typeof reply>) =>
  result.outcome === 'impossible' ? undefined : result.membership

const only =
  (state: Membership['state'], change: (membership: Membership, now: Moment) => Membership): Step =>
  (before, now) =>
    before?.state === state ? change(before, now) : undefined

/** Every command there is; undefined where it does not apply. */
const commands = {
  request: (before, now) => moved(request(before, { ...between, message: 'why' }, now)),
  invite: (before, now) =>
    moved(invite(before, { ...between, expiresAt: after(now, { days: 30 }), remindAt: after(now, { days: 7 }) }, now)),
  accept: (before, now) => before && moved(reply(before, { answer: 'accept' }, now)),
  decline: (before, now) => before && moved(reply(before, { answer: 'decline', reason: 'no' }, now)),
  admit: only('requested', (before, now) => admit(before, before, now)),
  refuse: only('requested', (before, now) => refuse(before, 'no', now)),
  withdraw: only('requested', withdraw),
  revoke: only('invited', revoke),
  expire: only('invited', expire),
  leave: only('member', leave),
  remove: only('member', (before, now) => remove(before, 'no', now)),
} satisfies { readonly [command: string]: Step }

type Command = keyof typeof commands

/** What makes a member, said without the record: who asked last, and whether that stands. */
const admits = (command: Command, before: Membership | undefined, now: Moment): boolean => {
  const asks = before?.state === 'requested'
  const asked = isInvited(before, now)
  return (
    (command === 'request' && asked) ||
    (command === 'invite' && asks) ||
    (command === 'accept' && asked) ||
    (command === 'admit' && asks)
  )
}

const sequences = fc.array(
  fc.record({
    command: fc.constantFrom(...(Object.keys(commands) as Command[])),
    days: fc.integer({ min: 0, max: 20 }),
  }),
  { maxLength: 25 },
)

type Said = { readonly command: Command; readonly days: number }
type Changed = {
  readonly command: Command
  readonly before: Membership | undefined
  readonly next: Membership
  readonly now: Moment
}

/** What a sequence of commands changed, one entry for each that changed the record. */
const changesBy = (steps: readonly Said[]): readonly Changed[] => {
  const changes: Changed[] = []
  let record: Membership | undefined
  let now: Moment = START
  for (const { command, days } of steps) {
    now = after(now, { days })
    const next = commands[command](record, now)
    if (next && next !== record) changes.push({ command, before: record, next, now })
    record = next ?? record
  }
  return changes
}

const never = (what: (changes: readonly Changed[]) => readonly Changed[]): void =>
  fc.assert(
    fc.property(sequences, (steps) => {
      expect(what(changesBy(steps))).toEqual([])
    }),
    { numRuns: 3000 },
  )

const banned = ({ command, before, next }: Changed): boolean =>
  command === 'remove' || (before?.removedAt !== undefined && !isMember(next))
const isLinkless = ({ next }: Changed): boolean => ['revoked', 'requested', 'withdrawn', 'refused'].includes(next.state)

describe('commands on the record of a cluster and an organisation, in any order', () => {
  it('make a member only where both sides want it, and end a membership only by leaving or removal', () => {
    expect(
      never((changes) =>
        changes.filter(
          ({ command, before, next, now }) =>
            (isMember(next) && !admits(command, before, now)) ||
            (isMember(before) && command !== 'leave' && command !== 'remove'),
        ),
      ),
    ).toBeUndefined()
  })

  it('raise the generation with every change, so that of two on the same reading one fails', () => {
    expect(
      never((changes) => changes.filter(({ before, next }) => next.generation !== (before?.generation ?? 0) + 1)),
    ).toBeUndefined()
  })

  it('remember a removal until the organisation is admitted again, and forget a link that was taken back', () => {
    expect(
      never((changes) =>
        changes.filter(
          (change) =>
            (change.next.removedAt !== undefined) !== banned(change) ||
            (isLinkless(change) && change.next.invitation !== undefined),
        ),
      ),
    ).toBeUndefined()
  })

  it.each([
    ['request', 'invite'],
    ['invite', 'request'],
  ] as const)('meet: %s, then %s', (first, second) => {
    expect(isMember(commands[second](commands[first](undefined, START), START))).toBe(true)
  })

  it('do not meet where the invitation ran out at that very moment', () => {
    const invited = commands.invite(undefined, START)!
    expect(isMember(commands.request(invited, invited.expiresAt!))).toBe(false)
    expect(reply(invited, { answer: 'accept' }, invited.expiresAt!)).toMatchObject({ because: 'invitationExpired' })
    expect(isMember(commands.accept(invited, after(invited.expiresAt!, { minutes: 0 })))).toBe(false)
  })
})
