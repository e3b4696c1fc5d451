import { seededRandom } from '../../../local/random.ts'
import { unsubscribeToken } from '../../../shared/crypto/unsubscribe.ts'
import { postContentSchema } from '../../../shared/domain/post.ts'
import { leave } from '../../../shared/domain/membership.ts'
import { membershipFrom, membershipKey, putMembership } from '../../../shared/items/membership-item.ts'
import { makeGiveUpRepresentation } from '../../../shared/use-cases/give-up-representation.ts'
import { makeWithdrawPost } from '../../../shared/use-cases/spaces/change-post.ts'
import { makeHidePost } from '../../../shared/use-cases/spaces/moderate-post.ts'
import { makeChooseNotice, makeMarkRead } from '../../../shared/use-cases/spaces/take-seat.ts'
import { makeUnsubscribe } from '../../../shared/use-cases/spaces/unsubscribe.ts'
import { makeWritePost } from '../../../shared/use-cases/spaces/write-post.ts'
import { nextEvent, type QuarterEvent } from './events.ts'
import { markOf, quarterModel, type Model } from './model.ts'
import { peopleOf, type Scale } from './people.ts'
import { KEY, quarterStage, type QuarterStage, type Watching } from './stage.ts'

/** Does in the product what an event says. */
const doing = (stage: QuarterStage, model: Model, part: (name: string) => void) => {
  const { table, newId, now } = stage
  const write = makeWritePost({ table })
  const markRead = makeMarkRead({ table })
  const choose = makeChooseNotice({ table })
  const withdraw = makeWithdrawPost({ table })
  const hide = makeHidePost({ table })
  const giveUp = makeGiveUpRepresentation({ table })
  const unsubscribe = makeUnsubscribe({ table, keys: async () => ({ current: { id: 'k1', key: KEY } }) })
  const leaves = async (cluster: string, organisation: string): Promise<void> => {
    const before = membershipFrom((await stage.store.get(membershipKey(cluster, organisation)))!)
    await stage.store.write([putMembership(before, leave(before, now()))])
  }
  const writes = async (event: Extract<QuarterEvent, { does: 'write' }>): Promise<void> => {
    const { space, person: personId, organisation, kind, thread, mentioned } = event
    const text = `Post ${markOf(space, model.postsIn(space) + 1)}`
    const mentions = mentioned === undefined ? [] : [{ organisation: mentioned }]
    const content = postContentSchema.parse({ text, mentions })
    part(kind === 'reply' ? 'reply' : 'post')
    await write({ space, personId, organisation, id: newId(), kind, thread, content, extra: [], now: now() })
  }
  return async (event: QuarterEvent): Promise<void> => {
    part('others')
    switch (event.does) {
      case 'write':
        return writes(event)
      case 'leave':
        return leaves(event.cluster, event.organisation)
      case 'giveUp':
        return giveUp({ personId: event.person, organisation: event.organisation, now: now() })
      case 'unsubscribe': {
        const { person: personId, space } = event
        return void (await unsubscribe({ token: unsubscribeToken(KEY, { personId, space }), now: now() }))
      }
      case 'read':
        return markRead({ ...event, personId: event.person })
      case 'choose':
        return choose({ ...event, personId: event.person, now: now() })
      case 'withdraw':
        return void (await withdraw({ ...event, personId: event.person, now: now() }))
      case 'hide':
        return void (await hide({ ...event, personId: event.person, reason: 'off the point', now: now() }))
    }
  }
}

const DAY = 24 * 60 * 60_000

/** When the news of a day is cut off (8:00 in Moscow), and when the digests of it go out. */
const endOf = (day: number, minutes: number) =>
  new Date(Date.parse('2026-09-02T05:00:00.000Z') + day * DAY + minutes * 60_000).toISOString()

/**
 * Plays a quarter in the product and in the model: what people do at random, spread evenly over the days, and at the end of each day the cut
 * and the digests. Gives both, to be compared.
 */
export const playQuarter = async (scale: Scale, watching?: Watching) => {
  const random = seededRandom(scale.seed)
  const people = peopleOf(scale, random)
  const stage = await quarterStage(people, watching)
  const model = quarterModel(people)
  const does = doing(stage, model, watching?.part ?? (() => undefined))
  let written = 0
  for (let day = 0; day < scale.days; day += 1) {
    while (written < ((day + 1) * scale.posts) / scale.days) {
      const event = nextEvent(people, model, random, scale)
      if (!event) continue
      await does(event)
      model.happens(event)
      await stage.settle()
      if (event.does === 'write') written += 1
    }
    stage.goTo(endOf(day, 0))
    await stage.tick()
    stage.goTo(endOf(day, 15))
    await stage.tick()
    model.dayEnds()
    stage.passes({ hours: 1 })
  }
  return { stage, model, people, written }
}
