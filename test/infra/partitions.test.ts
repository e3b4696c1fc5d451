import { describe, expect, it } from 'vitest'
import {
  linkPartitions,
  openPartitions,
  projectedPartitions,
  readersOwnPartitions,
  searchPartitions,
  signInPartitions,
} from '../../infra/partitions.ts'
import { applicationKey } from '../../shared/items/application-item.ts'
import { chainKey } from '../../shared/items/chain-item.ts'
import { clusterKey } from '../../shared/items/cluster-item.ts'
import { COUNT_IN_USE, shareKey, totalsPartition } from '../../shared/items/figure-item.ts'
import { catalogueHeadKey, measureKey } from '../../shared/items/measure-item.ts'
import { ownSheetKey, planSheetKey } from '../../shared/items/sheet-item.ts'
import { answerKey } from '../../shared/items/answer-item.ts'
import { seekingPartitions } from '../../shared/items/cluster-project-item.ts'
import { clockKey } from '../../shared/items/clock-item.ts'
import { membershipKey } from '../../shared/items/membership-item.ts'
import { countKey } from '../../shared/items/count-item.ts'
import { count } from '../../shared/items/counter-item.ts'
import { mailKey } from '../../shared/items/mail-item.ts'
import { officerCaseKey } from '../../shared/items/officer-case-item.ts'
import { rulePackKey } from '../../shared/items/rule-pack-item.ts'
import { wishesKey } from '../../shared/items/wishes-item.ts'
import { organisationKey } from '../../shared/items/organisation-item.ts'
import { addressKey, personKey } from '../../shared/items/person-item.ts'
import { lastInvitedKey } from '../../shared/items/last-invited-item.ts'
import { profileKey } from '../../shared/items/profile-item.ts'
import { logAfter, searchHeadKey } from '../../shared/items/search-item.ts'
import { countRequest } from '../../shared/items/rate-item.ts'
import { keyOf } from '../../shared/stores/keys.ts'
import type { Key } from '../../shared/stores/table.ts'

const id = '0199a0de-0000-7000-8000-000000000000'
const now = '2026-11-23T12:00:00.000Z'
const organisation = 'ru-inn:7735007358'

const covers = (patterns: readonly string[], { pk }: Key): boolean =>
  patterns.some((pattern) => (pattern.endsWith('*') ? pk.startsWith(pattern.slice(0, -1)) : pk === pattern))

describe('the partitions that are granted', () => {
  it('are those of an answer by a link', () => {
    const said = [wishesKey(organisation), officerCaseKey(`misdirected~${organisation}`)]
    const answered = [answerKey(id, organisation), countKey(id, 0)]
    for (const key of [
      ...answered,
      ...said,
      organisationKey(organisation),
      chainKey({ owner: id, id }),
      rulePackKey(2),
      clockKey,
    ])
      expect(covers(linkPartitions.read, key), key.pk).toBe(true)
    for (const key of [...answered, ...said, membershipKey(id, organisation), mailKey(id)])
      expect(covers(linkPartitions.write, key), key.pk).toBe(true)
    expect(covers(linkPartitions.check, organisationKey(organisation))).toBe(true)
    expect(covers(linkPartitions.write, organisationKey(organisation))).toBe(false)
  })

  it('are those of signing up and in', () => {
    const counted = keyOf(count({ of: 'signUps', whose: 'everybody', per: 'hour' }, now))
    for (const key of [personKey(id), addressKey('a@example.invalid'), counted]) {
      expect(covers(signInPartitions.read, key), key.pk).toBe(true)
      expect(covers(signInPartitions.write, key), key.pk).toBe(true)
    }
    expect(covers(signInPartitions.read, clockKey)).toBe(true)
    expect(covers(signInPartitions.write, mailKey(id))).toBe(true)
  })

  it('are of the indexes for everybody only the projects that seek something', () => {
    for (const pk of seekingPartitions) expect(covers(openPartitions.query, { pk, sk: '' })).toBe(true)
    expect(openPartitions.query).toHaveLength(1)
  })

  it('are for readers those that count how often they ask', () => {
    expect(covers(readersOwnPartitions, keyOf(countRequest(id, 600, now)))).toBe(true)
  })

  it('are those of the search and of what feeds it', () => {
    const log = { pk: logAfter(0, 1).pk, sk: '' }
    for (const key of [
      organisationKey(organisation),
      profileKey(organisation),
      personKey(id),
      clockKey,
      searchHeadKey,
      log,
      chainKey({ owner: id, id }),
      answerKey(id, organisation),
      membershipKey(id, organisation),
      wishesKey(organisation),
      lastInvitedKey(organisation),
    ])
      expect(covers(searchPartitions, key), key.pk).toBe(true)
    for (const key of [searchHeadKey, log]) {
      expect(covers(projectedPartitions.read, key), key.pk).toBe(true)
      expect(covers(projectedPartitions.write, key), key.pk).toBe(true)
    }
  })

  it('are those of the figures and of what they count', () => {
    const share = shareKey(2, { kind: 'reach', id })
    const figures = [COUNT_IN_USE, share, { pk: totalsPartition(2, 'members'), sk: '' }]
    const counted = [
      applicationKey(id),
      clusterKey(id),
      membershipKey(id, organisation),
      chainKey({ owner: id, id }),
      organisationKey(organisation),
      profileKey(organisation),
      ownSheetKey(organisation),
      planSheetKey(id, 'gan'),
      measureKey('grant'),
      catalogueHeadKey,
      rulePackKey(2),
      clockKey,
    ]
    for (const key of [...figures, ...counted]) expect(covers(projectedPartitions.read, key), key.pk).toBe(true)
    for (const key of figures) expect(covers(projectedPartitions.write, key), key.pk).toBe(true)
    for (const key of counted) expect(covers(projectedPartitions.write, key), key.pk).toBe(false)
  })

  it('never hold the clock or the policy for writing', () => {
    for (const { write } of [linkPartitions, signInPartitions])
      for (const key of [clockKey, rulePackKey(2)]) expect(covers(write, key)).toBe(false)
  })
})
