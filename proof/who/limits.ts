import { apiWorld } from '../../test/support/api-world.ts'

/** How many requests of one person a minute takes in these worlds. */
const PER_MINUTE = 1000

/** Beyond the limit a person is told when to come back, and for whom nobody else has to wait. */
export const limits = async (): Promise<readonly string[]> => {
  const world = await apiWorld({ organisations: 2 })
  const [one, other] = [await world.aPerson(), await world.aPerson()]
  // The clock of these worlds moves by milliseconds, so that all of this is one minute.
  const me = (from: typeof one) => world.send(from, 'GET', '/api/me')
  for (let nth = 0; nth < PER_MINUTE; nth += 1) {
    const { statusCode } = await me(one)
    if (statusCode !== 200) return [`request ${nth + 1} of a minute was answered ${statusCode}`]
  }
  const beyond = await me(one)
  const wrong: string[] = []
  if (beyond.statusCode !== 429) wrong.push(`request ${PER_MINUTE + 1} was answered ${beyond.statusCode}`)
  if (!(Number(beyond.headers?.['retry-after']) > 0)) wrong.push('who is over the limit is not told when to come back')
  if ((await me(other)).statusCode !== 200) wrong.push('somebody else has to wait too')
  await world.pass({ minutes: 2 })
  if ((await me(one)).statusCode !== 200) wrong.push('the limit does not end with its minute')
  return wrong
}
