import type { Claim } from '../../domain/claim.ts'
import { NotFound } from '../../domain/errors.ts'
import { claimFrom, claimKey, replaceClaim } from '../../items/claim-item.ts'
import { putMail } from '../../items/mail-item.ts'
import { putRepresentation } from '../../items/person-item.ts'
import type { Table, Write } from '../../stores/table.ts'

/** The claim with this id; throws NotFound where there is none. */
export const claimWith = async (table: Pick<Table, 'get'>, id: string): Promise<Claim> => {
  const item = await table.get(claimKey(id))
  if (!item) throw new NotFound('claim', id)
  return claimFrom(item)
}

/** A claim with its decision, which has a moment. */
type Decided = Claim & { readonly decidedAt: string }

/** Writes a claim's decision, the representation that follows from a yes, and the mail that tells the person. */
export const decisionWrites = (before: Claim, decided: Decided): readonly Write[] => {
  const { id, personId, organisation, way, decidedAt } = decided
  const representation = { personId, organisation, since: decidedAt, provenBy: way }
  return [
    replaceClaim(before, decided),
    ...(decided.status === 'confirmed' ? [putRepresentation(representation)] : []),
    putMail(
      `claimDecided-${id}`,
      'claimDecided',
      { to: 'person', id: personId },
      { claimId: id, organisation },
      decidedAt,
    ),
  ]
}
