import { textAt } from '../stores/keys.ts'
import type { Value } from '../stores/table.ts'
import type { Subject } from './figure-item.ts'

type Image = { readonly [name: string]: Value }

/** An item after a write and before it; undefined where there was none. */
export type WrittenChange = { readonly after: Image | undefined; readonly before: Image | undefined }

/** Of whom a change is, and what must be counted anew: of an organisation, all clusters that it is a member of. */
export type Counted = {
  readonly of: 'itself' | 'organisation'
  readonly id: string
  readonly kinds: readonly Subject['kind'][]
}

type Kind = {
  /** The attributes that are counted by; a change of others is none. */
  readonly seen: readonly string[]
  readonly kinds: readonly Subject['kind'][]
  readonly of?: 'organisation'
  readonly id: (item: Image) => string
}

const idIn = (attribute: string) => (item: Image) => textAt(item, attribute)
const organisation = { of: 'organisation', id: (item: Image) => textAt(item, 'pk').replace(/^ORG#/, '') } as const

const entry: Kind = { ...organisation, seen: ['category', 'kind', 'sectors', 'status'], kinds: ['cluster', 'reach'] }

const counted: { readonly [entity: string]: Kind } = {
  Application: { id: idIn('id'), seen: ['status'], kinds: ['application'] },
  Cluster: { id: idIn('id'), seen: ['status'], kinds: ['cluster', 'reach'] },
  Project: {
    id: idIn('clusterId'),
    seen: ['status', 'stage', 'programmes', 'sectors', 'seeks'],
    kinds: ['cluster', 'reach'],
  },
  Participation: { id: idIn('clusterId'), seen: ['state', 'since', 'memberSince'], kinds: ['reach'] },
  Membership: { id: idIn('clusterId'), seen: ['state', 'role', 'since'], kinds: ['cluster', 'reach'] },
  Chain: { id: idIn('owner'), seen: ['stages'], kinds: ['cluster'] },
  ProjectFacts: { id: idIn('clusterId'), seen: ['facts'], kinds: ['reach'] },
  Organisation: entry,
  MergedOrganisation: entry,
  Profile: { ...organisation, seen: ['place'], kinds: ['cluster'] },
  OrganisationFacts: { ...organisation, seen: ['facts', 'held', 'reckonInClusters'], kinds: ['reach'] },
}

/** A new entry of the register, with what its import says of it: nobody is a member yet that the register did not have. */
const isArrival = ({ after, before }: WrittenChange): boolean =>
  !before && (after?.['entity'] === 'Organisation' || (after?.['entity'] === 'Profile' && after['source'] === 'import'))

/** What must be counted anew after a change; undefined where it counts for nothing. */
export const countedAfter = (change: WrittenChange): Counted | undefined => {
  const { after, before } = change
  const image = after ?? before
  const kind = image && counted[textAt(image, 'entity')]
  if (!image || !kind || isArrival(change)) return undefined
  const isSame = kind.seen.every((name) => JSON.stringify(after?.[name]) === JSON.stringify(before?.[name]))
  return isSame && after && before ? undefined : { of: kind.of ?? 'itself', id: kind.id(image), kinds: kind.kinds }
}
