import { Conflict, Forbidden, NotFound } from '../domain/errors.ts'
import { parseIdentifier } from '../domain/identifiers/index.ts'
import { corrected, type OrganisationCorrection } from '../domain/organisation-correction.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import { correctionRecord } from '../items/correction-item.ts'
import { aliasKey, aliasTarget, organisationFrom, organisationKey } from '../items/organisation-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { organisationsOf } from './support/officers.ts'
import { retryConflicts } from './support/retry-conflicts.ts'
import { organisationWrites } from './support/row-writes.ts'

/** Which organisation an officer puts right, what of it, and why. */
export type CorrectOrganisation = {
  readonly key: string
  readonly correction: OrganisationCorrection
  readonly reason: string
  readonly personId: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** Throws Conflict `identifierTaken` for an identifier that leads to another organisation. */
const assertFree = async (table: Pick<Table, 'getMany'>, key: string, aliases: readonly string[]): Promise<void> => {
  for (const item of await table.getMany(aliases.map(aliasKey))) {
    const target = aliasTarget(item)
    if (target !== key)
      throw new Conflict('identifierTaken', { identifier: item.pk.slice('ALIAS#'.length), key: target })
  }
}

const normalised = ({ aliases, ...others }: OrganisationCorrection): OrganisationCorrection => {
  if (!aliases) return others
  const keys = aliases.map((alias) => {
    const identifier = parseIdentifier(alias)
    return identifier.ok ? identifier.key : alias
  })
  return { ...others, aliases: [...new Set(keys)] }
}

/**
 * Puts one organisation right, each change on record with the reason; applications that list it hear of it at once. It counts from now: a file
 * of an earlier moment does not take it back, a later one does. Throws NotFound, Forbidden where the officer represents it, and Conflict
 * `identifierTaken`.
 */
export const makeCorrectOrganisation =
  ({ table, newId }: { readonly table: Table; readonly newId: () => string }) =>
  (command: CorrectOrganisation): Promise<Organisation> =>
    retryConflicts(async () => {
      const { key, reason, personId, now, extra = [] } = command
      const item = await table.get(organisationKey(key))
      const stored = organisationFrom(item)
      if (!stored) throw new NotFound('organisation', key)
      if ((await organisationsOf(table, personId)).includes(key)) throw new Forbidden('officerIsConcerned')
      const correction = normalised(command.correction)
      await assertFree(table, key, correction.aliases ?? [])
      const { organisation, changes } = corrected(stored, correction, now)
      if (changes.length === 0) return stored
      const by = `officer:${personId}`
      await table.write([
        ...organisationWrites(
          { verdict: 'changed', organisation, fields: [], stirs: true },
          { item, stored },
          undefined,
          now,
        ),
        ...changes.map(({ field, from, to }) =>
          correctionRecord({ id: newId(), key, at: now, by, from: `${field}: ${from}`, to: `${field}: ${to}`, reason }),
        ),
        ...extra,
      ])
      return organisation
    })
