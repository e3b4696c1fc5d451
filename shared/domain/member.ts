import { countsTowards, obstacleTo, type Answer } from './answer.ts'
import type { Organisation } from './organisation.ts'
import type { RulePack } from './rule-pack.ts'
import * as z from 'zod'

/** One organisation behind an application: what the register says of it, and what it answered (nothing before submission). */
export type Member = {
  readonly key: string
  readonly organisation: Organisation | undefined
  readonly answer: Answer | undefined
  readonly coordinator: boolean
}

/** Why somebody on the list does not count. */
export const shortfallSchema = z.enum([
  'unknown',
  'suspended',
  'struckOff',
  'kindNotCounted',
  'unreachable',
  'undeliverable',
  'notAsked',
  'open',
  'declined',
  'expired',
  'revoked',
  'left',
  'closed',
])
export type Shortfall = z.infer<typeof shortfallSchema>

const registerShortfall = ({ organisation }: Member, pack: Pick<RulePack, 'countedKinds'>): Shortfall | undefined => {
  if (countsTowards(pack, organisation)) return undefined
  if (!organisation) return 'unknown'
  return organisation.status === 'active' ? 'kindNotCounted' : organisation.status
}

const answerShortfall = ({ answer, organisation, coordinator }: Member): Shortfall | undefined => {
  if (coordinator && !answer) return undefined
  switch (answer?.state) {
    case 'confirmed':
      return undefined
    case 'invited':
      return answer.undeliverable ? 'undeliverable' : 'open'
    case 'declined':
    case 'expired':
    case 'revoked':
    case 'left':
    case 'closed':
      return answer.state
    case 'listed':
    case undefined: {
      const obstacle = obstacleTo(organisation)
      return obstacle === 'unreachable' || obstacle === 'undeliverable' ? obstacle : 'notAsked'
    }
  }
}

/** Why a member does not count today: first what the register says, then its answer; undefined when it counts. */
export const shortfallOf = (member: Member, pack: Pick<RulePack, 'countedKinds'>): Shortfall | undefined =>
  registerShortfall(member, pack) ?? answerShortfall(member)

/** Whether a yes of this member would count: the register is for it, and it can be asked or has been. */
export const couldCount = (member: Member, pack: Pick<RulePack, 'countedKinds'>): boolean => {
  const shortfall = shortfallOf(member, pack)
  return shortfall === undefined || shortfall === 'open' || shortfall === 'notAsked'
}
