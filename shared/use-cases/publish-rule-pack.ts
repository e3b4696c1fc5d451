import { Conflict } from '../domain/errors.ts'
import type { RulePack } from '../domain/rule-pack.ts'
import { publishRulePack } from '../items/rule-pack-item.ts'
import { ConditionFailed, type Table, type Write } from '../stores/table.ts'
import { newestPack } from './support/load.ts'

/** What publishing needs from outside. */
export type PublishRulePackDeps = { readonly table: Pick<Table, 'query' | 'write'> }

/** The policy to publish; it gets the next version. */
export type PublishRulePack = { readonly pack: Omit<RulePack, 'version'>; readonly extra?: readonly Write[] }

/** Publishes a policy as the next version: new applications start under it, running ones keep theirs. Throws Conflict `packVersionTaken`. */
export const makePublishRulePack =
  ({ table }: PublishRulePackDeps) =>
  async ({ pack, extra = [] }: PublishRulePack): Promise<RulePack> => {
    const { version } = await newestPack(table)
    const next: RulePack = { ...pack, version: version + 1 }
    try {
      await table.write([publishRulePack(next), ...extra])
    } catch (error) {
      if (error instanceof ConditionFailed) throw new Conflict('packVersionTaken', { version: next.version })
      throw error
    }
    return next
  }
