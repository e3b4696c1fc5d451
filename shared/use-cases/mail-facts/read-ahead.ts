import * as z from 'zod'
import { shardOf } from '../../domain/counts.ts'
import type { Mail } from '../../domain/mail.ts'
import { answerKey } from '../../items/answer-item.ts'
import { applicationKey } from '../../items/application-item.ts'
import { clusterKey } from '../../items/cluster-item.ts'
import { countKey } from '../../items/count-item.ts'
import { membershipKey } from '../../items/membership-item.ts'
import { organisationKey } from '../../items/organisation-item.ts'
import { personKey } from '../../items/person-item.ts'
import { wishesKey } from '../../items/wishes-item.ts'
import { keyText } from '../../stores/keys.ts'
import type { Item, Key, Table } from '../../stores/table.ts'

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

const aboutSchema = z.object({ applicationId: z.string(), clusterId: z.string(), organisation: z.string() }).partial()

const ASKING: readonly Mail['template'][] = ['invitation', 'reminder', 'clusterInvitation', 'clusterReminder']

/** What a mail's own item already says that its letter will look at; a cluster bears its application's id. */
const keysFor = ({ recipient, template, data }: Mail): readonly Key[] => {
  const { applicationId, clusterId, organisation } = aboutSchema.parse(data)
  const asks = ASKING.includes(template)
  const namesMembers = template === 'approved' || template === 'clusterRegistered'
  return [
    recipient.to === 'person' ? personKey(recipient.id) : organisationKey(recipient.key),
    ...(applicationId === undefined ? [] : [applicationKey(applicationId)]),
    ...(clusterId === undefined ? [] : [clusterKey(clusterId)]),
    ...(clusterId === undefined || organisation === undefined ? [] : [membershipKey(clusterId, organisation)]),
    ...(organisation === undefined ? [] : [organisationKey(organisation)]),
    ...(applicationId === undefined || organisation === undefined
      ? []
      : [answerKey(applicationId, organisation), countKey(applicationId, shardOf(organisation))]),
    ...(organisation !== undefined && asks ? [wishesKey(organisation)] : []),
    ...(applicationId !== undefined && namesMembers ? [clusterKey(applicationId)] : []),
  ]
}

/**
 * A reader for one letter: what the mail's item names has been read, in one request instead of five, as it stood at one moment. Everything
 * else is read when it is asked for.
 */
export const readAhead = async (table: Reader, mail: Mail): Promise<Reader> => {
  const keys = keysFor(mail)
  const items = new Map((await table.getMany(keys)).map((item) => [keyText(item), item]))
  const known = new Map<string, Item | undefined>(keys.map((key) => [keyText(key), items.get(keyText(key))]))
  return {
    get: async (key) => (known.has(keyText(key)) ? known.get(keyText(key)) : table.get(key)),
    getMany: async (wanted) => {
      const missing = wanted.filter((key) => !known.has(keyText(key)))
      const there = wanted.flatMap((key) => known.get(keyText(key)) ?? [])
      return missing.length === 0 ? there : [...there, ...(await table.getMany(missing))]
    },
    query: (query) => table.query(query),
  }
}
