import { apiWorld } from '../../test/support/api-world.ts'
import { randomFrom } from '../faults/random.ts'
import { ask } from './ask.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** How many secrets are guessed. */
const GUESSES = 1000

/** Invitation links guessed, of another generation or organisation, prefetched, replayed and expired: what was wrong, and how many guesses. */
export const links = async (seed: number): Promise<{ readonly guesses: number; readonly wrong: readonly string[] }> => {
  const world = await apiWorld({ organisations: 8, pack: { minimumOrganisations: 6 } })
  const below = randomFrom(seed)
  const id = await world.apply(world.register.slice(1, 7))
  await world.settle()
  const wrong: string[] = []
  const post = (path: string, body: object) =>
    ask(world, {}, { from: {}, method: 'POST', path: `/api/link/${path}`, sent: { body } })
  const expect = (what: string, holds: boolean): void => void (holds ? 0 : wrong.push(what))

  const genuine = world.linkTo(id, world.register[1]!)
  const nowhere = await post('read', {
    ...genuine,
    invitation: genuine.invitation.replaceAll(/[0-9a-f]{12}(?=~)/g, '0000deadbeef'),
  })
  for (let guess = 0; guess < GUESSES; guess += 1) {
    const secret = Array.from(genuine.secret, () => LETTERS[below(LETTERS.length)]).join('')
    const told = await post('read', { ...genuine, secret })
    expect('a guessed link is told from one that leads nowhere', JSON.stringify(told) === JSON.stringify(nowhere))
  }
  const other = world.linkTo(id, world.register[2]!)
  const later = world.linkTo(id, world.register[1]!, 2)
  for (const secret of [other.secret, later.secret])
    expect('a secret opens another invitation', (await post('read', { ...genuine, secret })).status === 404)
  for (let reading = 0; reading < 3; reading += 1)
    expect('reading spends a link', (await post('read', genuine)).status === 200)
  expect(
    'a link that was only read does not answer',
    (await post('answer', { ...genuine, answer: 'accept' })).status === 200,
  )
  const reply = await post('answer', { ...genuine, answer: 'decline', reason: 'no' })
  expect(`a spent link changes the answer (${reply.status})`, reply.status === 409)
  await world.pass({ days: 45 })
  const late = await post('answer', { ...other, answer: 'accept' })
  expect(`an expired link answers (${late.status} ${late.type})`, late.status === 409)
  return { guesses: GUESSES, wrong: [...new Set(wrong)] }
}
