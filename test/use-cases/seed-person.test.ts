import { expect, test } from 'vitest'
import { NotFound } from '../../shared/domain/errors.ts'
import { representationKey } from '../../shared/items/person-item.ts'
import { makeAppoint } from '../../shared/use-cases/appoint.ts'
import { makeSeedPerson } from '../../shared/use-cases/seed-person.ts'
import { anOrganisation } from '../support/a-register.ts'
import { signInWorld } from '../support/sign-in-world.ts'

const EMAIL = 'officer@example.invalid'
const { key } = anOrganisation(1)

const seeded = (world: ReturnType<typeof signInWorld>) =>
  makeSeedPerson(world)({
    email: EMAIL,
    language: 'ru',
    consentVersion: '2026-1',
    roles: ['officer'],
    represents: [key],
    now: world.now(),
  })

test('a seeded person can sign in at once, with roles and representations', async () => {
  const world = signInWorld()
  const id = await seeded(world)
  expect(await world.personOf(EMAIL)).toMatchObject({ id, roles: ['officer'], verifiedAt: world.now() })
  expect(await world.table.get(representationKey(id, key))).toBeDefined()
  const { session } = await world.startSignIn({ email: EMAIL })
  await expect(world.answerCode({ email: EMAIL, session, code: world.code() })).resolves.toBeDefined()
})

test('seeding again keeps the person, also one who had signed up and proven nothing', async () => {
  const world = signInWorld()
  await world.signUp(EMAIL)
  const { id } = (await world.personOf(EMAIL))!
  expect([await seeded(world), await seeded(world)]).toEqual([id, id])
  expect(await world.personOf(EMAIL)).toMatchObject({ roles: ['officer'], verifiedAt: world.now() })
})

test('appointing sets the roles of a person by address, and says when there is none', async () => {
  const world = signInWorld()
  await world.signUp(EMAIL)
  await makeAppoint(world)({ email: EMAIL.toUpperCase(), roles: ['operator'] })
  expect(await world.personOf(EMAIL)).toMatchObject({ roles: ['operator'] })
  await expect(makeAppoint(world)({ email: 'nobody@example.invalid', roles: [] })).rejects.toBeInstanceOf(NotFound)
})
