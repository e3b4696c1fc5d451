import * as z from 'zod'
import { chainVersionSchema, type ChainVersion } from '../../../shared/domain/chain/chain-version.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { namedView, showNamed } from './organisation.ts'

const { version, at, commands, restored, removed } = chainVersionSchema.shape

/** A version of a chain: when it came to be, for which organisation it was made, and by which commands. */
export const chainVersionView = z
  .object({ version, at, organisation: namedView, commands, restored, removed })
  .meta({ id: 'ChainVersion' })

/** A version for the members of the chain. */
export const showChainVersion = (
  one: ChainVersion,
  organisations: ReadonlyMap<string, Organisation>,
): z.input<typeof chainVersionView> => ({
  ...one,
  organisation: showNamed(one.organisation, organisations.get(one.organisation)),
})
