import type { ClusterWorld } from './cluster-world.ts'

/** What the two sides of a hand-over say, by their places in the register; the coordinator is the first. */
export const hands = (world: ClusterWorld, id = world.id) => {
  const say = (nth: number, what = '', body?: unknown) =>
    world.say(world.register[nth]!, 'POST', `/api/handovers/${id}${what}`, body)
  return {
    offer: (to: number, from = 0, message = '') => say(from, '', { to: world.register[to]!.key, message }),
    accept: (nth: number) => say(nth, '/accept'),
    decline: (nth: number, reason = 'no time') => say(nth, '/decline', { reason }),
    takeBack: (nth = 0) => say(nth, '/take-back'),
    read: (nth: number) => world.say(world.register[nth]!, 'GET', `/api/handovers/${id}`),
    list: async (nth: number) => {
      const { json } = await world.say(world.register[nth]!, 'GET', '/api/handovers')
      return (json as unknown as { handovers: { id: string; status: string; of: string }[] }).handovers
    },
  }
}

/** What mail about hand-overs an organisation got, by its place in the register. */
export const mailsTo = (world: ClusterWorld, nth: number) =>
  world.mailTo(world.register[nth]!).filter((mail) => mail.startsWith('handover'))
