import type { QuarterEvent } from './events.ts'
import type { People } from './people.ts'

/** A mail that somebody should get: at once about one post, or a digest of some and how many more. */
export type Expected = {
  readonly person: string
  readonly posts: readonly string[]
  readonly more: number
  readonly day: number
}

type Written = {
  readonly number: number
  readonly by: string
  readonly organisation: string
  readonly thread: number | undefined
  readonly voices: Set<string>
  isGone: boolean
}
type Choice = { readonly choice: string; readonly order: number }

/** How a post stands in the text of mails, so that it is found there. */
export const markOf = (space: string, number: number): string => `[${space.slice(-4)}/${number}]`

const SHOWN = 10

/**
 * What each person should hear of a quarter, worked out the plain way: who may hear is looked at whenever something happens, and at the end of
 * every day for everybody.
 */
export const quarterModel = (people: People) => {
  const posts = new Map<string, Written[]>()
  const cut = new Map<string, number>()
  const left = new Set<string>()
  const givenUp = new Set<string>()
  const choices = new Map<string, Choice>()
  const read = new Map<string, number>()
  const told = new Set<string>()
  const expected: Expected[] = []
  let order = 0
  let day = 0

  const postsOf = (space: string): Written[] => posts.get(space) ?? posts.set(space, []).get(space)!
  const membersOf = (space: string) => people.clusters.find(({ id }) => space === `cluster:${id}`)!.members
  const isMember = (organisation: string, cluster: string) => !left.has(`${cluster} ${organisation}`)
  const isIn = (person: string, organisation: string, cluster: string) =>
    isMember(organisation, cluster) && !givenUp.has(`${person} ${organisation}`)
  const mayHear = (person: string, space: string) => {
    const members = membersOf(space)
    const who = people.persons.find(({ id }) => id === person)!
    return who.organisations.some((one) => members.includes(one) && isIn(person, one, space.slice('cluster:'.length)))
  }
  const noticeOf = (person: string, space: string): string => {
    const everywhere = choices.get(`${person} everywhere`)
    const own = choices.get(`${person} ${space}`)
    if (everywhere && everywhere.order > (own?.order ?? -1)) return 'none'
    return own?.choice ?? 'daily'
  }
  const represents = (organisation: string) =>
    people.persons.filter(
      ({ id, organisations }) => organisations.includes(organisation) && !givenUp.has(`${id} ${organisation}`),
    )

  const tellAtOnce = (space: string, post: Written, audience: readonly string[]): void => {
    for (const person of new Set(audience)) {
      if (person === post.by || !mayHear(person, space) || noticeOf(person, space) !== 'atOnce') continue
      told.add(`${person} ${space} ${post.number}`)
      expected.push({ person, posts: [markOf(space, post.number)], more: 0, day })
    }
  }

  const write = (event: Extract<QuarterEvent, { does: 'write' }>): void => {
    const { space, person, organisation, kind, thread, mentioned } = event
    const all = postsOf(space)
    const root = all.find(({ number }) => number === thread)
    const voices = [...(root?.voices ?? [])]
    root?.voices.add(person)
    if ((read.get(`${person} ${space}`) ?? 0) >= all.length) read.set(`${person} ${space}`, all.length + 1)
    const post = { number: all.length + 1, by: person, organisation, thread, voices: new Set([person]), isGone: false }
    all.push(post)
    const everybody = kind === 'announcement' ? people.persons.map(({ id }) => id) : []
    const named = mentioned === undefined ? [] : represents(mentioned).map(({ id }) => id)
    tellAtOnce(space, post, [...everybody, ...(kind === 'announcement' ? [] : [...voices, ...named])])
  }

  const newFor = (person: string, space: string): readonly Written[] =>
    postsOf(space).filter(
      ({ number, by, isGone }) =>
        number > (cut.get(space) ?? 0) &&
        number > (read.get(`${person} ${space}`) ?? 0) &&
        by !== person &&
        !isGone &&
        !told.has(`${person} ${space} ${number}`),
    )

  return {
    expected,
    isIn,
    isMember,
    mayHear,
    noticeOf,
    postsIn: (space: string) => postsOf(space).length,
    threadsIn: (space: string) =>
      postsOf(space).flatMap(({ number, thread, isGone }) => (thread === undefined && !isGone ? [number] : [])),
    shownBy: (space: string, organisation?: string) =>
      postsOf(space).flatMap((post) =>
        !post.isGone && (organisation ?? post.organisation) === post.organisation ? [post.number] : [],
      ),
    happens: (event: QuarterEvent): void => {
      order += 1
      switch (event.does) {
        case 'write':
          return write(event)
        case 'read': {
          const key = `${event.person} ${event.space}`
          return void read.set(key, Math.max(read.get(key) ?? 0, event.upTo))
        }
        case 'choose':
          return void choices.set(`${event.person} ${event.space}`, { choice: event.choice, order })
        case 'unsubscribe':
          return void choices.set(`${event.person} ${event.space}`, { choice: 'none', order })
        case 'withdraw':
        case 'hide':
          postsOf(event.space)[event.number - 1]!.isGone = true
          return
        case 'leave':
          return void left.add(`${event.cluster} ${event.organisation}`)
        case 'giveUp':
          return void givenUp.add(`${event.person} ${event.organisation}`)
      }
    },
    /** The end of a day's news: one digest for each to whom there is something to tell. */
    dayEnds: (): void => {
      for (const { id: person } of people.persons) {
        const open = people.clusters
          .map(({ id }) => `cluster:${id}`)
          .filter((space) => mayHear(person, space) && noticeOf(person, space) !== 'none')
        const news = open.map((space) => ({ space, all: newFor(person, space) })).filter(({ all }) => all.length > 0)
        if (news.length === 0) continue
        const shown = news.flatMap(({ space, all }) => all.slice(0, SHOWN).map(({ number }) => markOf(space, number)))
        const more = news.reduce((sum, { all }) => sum + Math.max(0, all.length - SHOWN), 0)
        expected.push({ person, posts: shown, more, day })
      }
      for (const [space, all] of posts) cut.set(space, all.length)
      day += 1
    },
  }
}

/** What a quarter should bring. */
export type Model = ReturnType<typeof quarterModel>
