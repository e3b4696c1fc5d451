import { textAt } from '../stores/keys.ts'
import type { Item, Value } from '../stores/table.ts'
import { applicationFrom } from './application-item.ts'
import { clusterFrom } from './cluster-item.ts'
import { projectFrom } from './cluster-project-item.ts'
import type { Subject } from './figure-item.ts'
import { membershipFrom } from './membership-item.ts'

type Image = { readonly [name: string]: Value }
type Counted = Subject | { readonly kind: 'organisation'; readonly id: string }

const differs = (attribute: string, after: Item, before: Image | undefined): boolean =>
  after[attribute] !== before?.[attribute]

const counted: { readonly [entity: string]: (after: Item, before: Image | undefined) => Counted | undefined } = {
  Application: (after, before) =>
    differs('status', after, before) ? { kind: 'application', id: applicationFrom(after).id } : undefined,
  Cluster: (after) => ({ kind: 'cluster', id: clusterFrom(after).id }),
  Membership: (after, before) =>
    differs('state', after, before) ? { kind: 'cluster', id: membershipFrom(after).clusterId } : undefined,
  Project: (after, before) =>
    differs('status', after, before) || differs('stage', after, before)
      ? { kind: 'cluster', id: projectFrom(after).clusterId }
      : undefined,
  Organisation: (after, before) =>
    before && differs('category', after, before) ? { kind: 'organisation', id: textAt(after, 'key') } : undefined,
}

/** What must be counted anew after a write, from the item after it and before it (undefined: it is new): an organisation in all its clusters. */
export const countedAfter = (after: Item, before: Image | undefined): Counted | undefined =>
  counted[textAt(after, 'entity')]?.(after, before)
