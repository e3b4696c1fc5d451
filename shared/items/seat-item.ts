import { seatSchema, type Notice, type Seat } from '../domain/seat.ts'
import type { Moment } from '../domain/time.ts'
import type { Item, Key, Update } from '../stores/table.ts'
import { entity } from './entity.ts'
import { personPartition } from './person-item.ts'

type Whose = Pick<Seat, 'space' | 'personId'>

/** The key of a person's seat in a space, or everywhere. */
export const seatKey = ({ space, personId }: Whose): Key => ({ pk: `SEAT#${space}`, sk: `PERSON#${personId}` })

/** What the seats of a person begin with in gsi1. */
export const SEATS = 'SEAT#'

const indexed = ({ space, personId }: Whose) => ({ gsi1pk: personPartition(personId), gsi1sk: `${SEATS}${space}` })

const seats = entity('Seat', seatSchema, (seat) => ({ ...seatKey(seat), ...indexed(seat) }))

/** The seat in an item; undefined where nothing was chosen or read yet. */
export const seatFrom = (item: Item | undefined): Seat | undefined => item && seats.from(item)

const own = (whose: Whose) => ({ entity: 'Seat', space: whose.space, personId: whose.personId, ...indexed(whose) })

/** Notes what a person wants to hear of a space from now on. */
export const choose = (whose: Whose, choice: Notice, now: Moment): Update => ({
  update: seatKey(whose),
  set: { ...own(whose), choice, chosenAt: now },
})

/** Notes that a person has read a space up to a post; it never goes back. */
export const markRead = (whose: Whose, upTo: number): Update => ({
  update: seatKey(whose),
  set: { ...own(whose), read: upTo },
  when: [{ anyOf: [[{ attribute: 'read', exists: false }], [{ attribute: 'read', below: upTo }]] }],
})
