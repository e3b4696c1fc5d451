import { rulePackSchema, type RulePack } from '../domain/rule-pack.ts'
import type { Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The partition of all rule packs, the newest last. */
export const RULE_PACKS = 'PACKS'

/** The key of a version. */
export const rulePackKey = (version: number): Key => ({ pk: RULE_PACKS, sk: `V#${String(version).padStart(6, '0')}` })

const packs = entity('RulePack', rulePackSchema, ({ version }) => rulePackKey(version))

/** The pack in an item. */
export const rulePackFrom = packs.from

/** Publishes a pack under a version that nobody has taken. */
export const publishRulePack = (pack: RulePack): Put => ({
  put: packs.item(pack),
  when: [{ attribute: 'pk', exists: false }],
})
