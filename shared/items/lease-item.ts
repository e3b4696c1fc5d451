import type { Moment } from '../domain/time.ts'
import type { Delete, Key, Put } from '../stores/table.ts'

const leaseKey = (of: string): Key => ({ pk: `LEASE#${of}`, sk: 'LEASE' })

/** Takes a lease until a moment, if nobody holds it or whoever held it has let it run out. */
export const takeLease = (of: string, holder: string, until: Moment, now: Moment): Put => ({
  put: { ...leaseKey(of), entity: 'Lease', holder, until },
  when: [{ anyOf: [[{ attribute: 'pk', exists: false }], [{ attribute: 'until', below: now }]] }],
})

/** Gives a lease back, if it is still the holder's. */
export const giveLeaseBack = (of: string, holder: string): Delete => ({
  delete: leaseKey(of),
  when: [{ attribute: 'holder', is: holder }],
})
