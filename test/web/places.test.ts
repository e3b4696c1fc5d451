import { describe, expect, it } from 'vitest'
import { placeCounts, placesOf } from '../../web/app/parts/places.ts'
import type { Reply } from '../../web/app/api/types.ts'

type Invitee = Reply<'GET /api/applications/{id}/invitees'>['invitees'][number]

const invitee = (more: Partial<Invitee>): Invitee => ({
  organisation: { key: 'ru-inn:7735007358', name: 'Mikron' },
  coordinator: false,
  state: 'confirmed',
  counts: true,
  undeliverable: false,
  ...more,
})

const states = (counts: Parameters<typeof placesOf>[0]) => {
  const places = placesOf(counts, [])
  return ['confirmed', 'asked', 'open'].map((state) => places.filter((place) => place.state === state).length)
}

describe('the places of a consortium', () => {
  it.each([
    [{ confirmed: 0, open: 0, minimum: 30 }, [0, 0, 30]],
    [{ confirmed: 27, open: 2, minimum: 30 }, [27, 2, 1]],
    [{ confirmed: 27, open: 10, minimum: 30 }, [27, 10, 0]],
    [{ confirmed: 113, open: 0, minimum: 30 }, [113, 0, 0]],
  ])('for %j are %j confirmed, asked and open', (counts, expected) => expect(states(counts)).toEqual(expected))

  it('come in the order confirmed, asked, open', () => {
    const order = placesOf({ confirmed: 1, open: 1, minimum: 3 }, []).map(({ state }) => state)
    expect(order).toEqual(['confirmed', 'asked', 'open'])
  })

  it('are lettered by the categories of those who count, and of nobody else', () => {
    const invitees = [
      invitee({ category: 'sme' }),
      invitee({ category: 'largeCompany' }),
      invitee({ category: 'research', counts: false, shortfall: 'suspended' }),
      invitee({ category: 'education', state: 'invited', counts: false, shortfall: 'open' }),
      invitee({ category: 'industry', state: 'invited', counts: false, shortfall: 'kindNotCounted' }),
    ]
    const places = placesOf({ confirmed: 2, open: 1, minimum: 4 }, invitees)
    expect(places.map(({ category }) => category)).toEqual(['largeCompany', 'sme', 'education', undefined])
  })

  it('follow the counts where the list of invitees is older', () => {
    const places = placesOf({ confirmed: 2, open: 0, minimum: 2 }, [invitee({ category: 'sme' })])
    expect(places).toEqual([
      { state: 'confirmed', category: 'sme' },
      { state: 'confirmed', category: undefined },
    ])
  })

  it('are said in numbers too', () => {
    expect(placeCounts({ confirmed: 27, open: 2, minimum: 30 })).toEqual({ asked: 2, open: 1, beyond: 0 })
    expect(placeCounts({ confirmed: 33, open: 1, minimum: 30 })).toEqual({ asked: 1, open: 0, beyond: 3 })
  })
})
