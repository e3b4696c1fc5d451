import { contributionOf } from '../../../shared/domain/answer.ts'
import { tally } from '../../../shared/domain/counts.ts'
import { answerFrom, answerItem } from '../../../shared/items/answer-item.ts'
import { clusterFrom, clusterItem } from '../../../shared/items/cluster-item.ts'
import { membershipFrom, membershipItem } from '../../../shared/items/membership-item.ts'
import { organisationFrom, organisationItem } from '../../../shared/items/organisation-item.ts'
import { keyNames, textAt } from '../../../shared/stores/keys.ts'
import type { Item } from '../../../shared/stores/table.ts'
import type { Product } from './product.ts'

/** Index keys that follow from what an item says; the due index only tidies up, and the mark of a change goes once it was heard. */
const INDEXES = [keyNames(), keyNames('gsi1'), keyNames('gsi2'), keyNames('gsi5')]

const asItWouldBeWritten = (item: Item): Item | undefined => {
  switch (textAt(item, 'entity')) {
    case 'Membership':
      return membershipItem(membershipFrom(item))
    case 'Cluster':
      return clusterItem(clusterFrom(item))
    case 'Answer':
      return answerItem(answerFrom(item))
    case 'Organisation': {
      const organisation = organisationFrom(item)
      return organisation && organisationItem(organisation, false)
    }
    default:
      return undefined
  }
}

const keysOf = (item: Item): readonly unknown[] => INDEXES.flatMap(({ pk, sk }) => [item[pk], item[sk]])

/** What of the table disagrees with itself: index keys that are not those of their item, counts that are not those of the answers. */
export const disagreements = async ({ world, application }: Product): Promise<readonly string[]> => {
  const misplaced = world.store.items().filter((item) => {
    const written = asItWouldBeWritten(item)
    return written && JSON.stringify(keysOf(written)) !== JSON.stringify(keysOf(item))
  })
  const { confirmed, open, phase } = tally(await world.counts(application))
  const contributions = (await world.answers(application)).map(contributionOf)
  const many = (what: 'confirmed' | 'open') => contributions.filter((one) => one === what).length
  const isCounted = phase === 'closed' || (confirmed === many('confirmed') && open === many('open'))
  return [...misplaced.map(({ pk, sk }) => `${pk} ${sk}`), ...(isCounted ? [] : ['counts'])]
}
