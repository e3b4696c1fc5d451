import { NotFound } from '../domain/errors.ts'
import { firstRulePack, type RulePack } from '../domain/rule-pack.ts'
import { RULE_PACKS, rulePackFrom, rulePackKey } from '../items/rule-pack-item.ts'
import type { Start, Table } from '../stores/table.ts'

/** Lists the rule packs, the newest first; the last is the one that an installation begins with, which is stored nowhere. */
export const makeListRulePacks =
  ({ table }: { readonly table: Pick<Table, 'query'> }) =>
  async (page: {
    readonly limit: number
    readonly start?: Start | undefined
  }): Promise<{ packs: readonly RulePack[]; next?: Start | undefined }> => {
    const { items, next } = await table.query({ pk: RULE_PACKS, descending: true, ...page })
    const published = items.map(rulePackFrom)
    return { packs: next ? published : [...published, firstRulePack], next }
  }

/** Reads one version of the rules; throws NotFound. */
export const makeReadRulePack =
  ({ table }: { readonly table: Pick<Table, 'get'> }) =>
  async (version: number): Promise<RulePack> => {
    if (version === firstRulePack.version) return firstRulePack
    const item = await table.get(rulePackKey(version))
    if (!item) throw new NotFound('rule pack', String(version))
    return rulePackFrom(item)
  }
