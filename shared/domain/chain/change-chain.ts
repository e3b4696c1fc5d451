import { MOST, type ChainContent, type Fill, type Link, type Stage } from './chain.ts'
import type { ChainCommand, ChainCommandOf as Command } from './command.ts'
import { cycleClosedBy } from './find-cycle.ts'

/** Why a command cannot be carried out: which field of it, and what is wrong. */
export type ChainFault = {
  readonly field: string
  readonly fault: 'unknownStage' | 'stageExists' | 'ownStage' | 'unknownLink' | 'notTaken' | 'unknownFill' | 'chainFull'
}

/** What became of commands: the new content; which command (from 0) is at fault; or the cycle that a link would close, stage by stage. */
export type Changed =
  | { readonly outcome: 'changed'; readonly content: ChainContent }
  | ({ readonly outcome: 'fault'; readonly command: number } & ChainFault)
  | { readonly outcome: 'cycle'; readonly stages: readonly string[] }

type One = { readonly content: ChainContent } | ChainFault | { readonly cycle: readonly string[] }

const fault = (field: string, what: ChainFault['fault']): ChainFault => ({ field, fault: what })

const withStage = (content: ChainContent, id: string, change: (stage: Stage) => Stage | ChainFault): One => {
  const stage = content.stages.find((one) => one.id === id)
  if (!stage) return fault('stage', 'unknownStage')
  const changed = change(stage)
  if ('fault' in changed) return changed
  return { content: { ...content, stages: content.stages.map((one) => (one.id === id ? changed : one)) } }
}

const addStage = (content: ChainContent, command: Command<'addStage'>): One => {
  const { do: _, stage, ...terms } = command
  if (content.stages.some(({ id }) => id === stage)) return fault('stage', 'stageExists')
  if (content.stages.length >= MOST.stages) return fault('stage', 'chainFull')
  return { content: { ...content, stages: [...content.stages, { id: stage, ...terms, fills: [] }] } }
}

const stillTaken = (stage: Stage): Stage => {
  const codes = new Set(stage.takes.map(({ capability }) => capability))
  const fits = ({ capability }: Fill): boolean =>
    capability === undefined ? stage.takes.length === 0 : codes.has(capability)
  return { ...stage, fills: stage.fills.filter(fits) }
}

const changeStage = (content: ChainContent, command: Command<'changeStage'>): One =>
  withStage(content, command.stage, ({ readiness: before, ...kept }) => {
    const { do: _, stage: __, readiness = before, ...terms } = command
    const given = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined))
    const changed: Stage = {
      ...kept,
      ...given,
      ...(readiness === undefined || readiness === null ? {} : { readiness }),
    }
    return terms.takes ? stillTaken(changed) : changed
  })

const removeStage = (content: ChainContent, { stage }: Command<'removeStage'>): One => {
  if (!content.stages.some(({ id }) => id === stage)) return fault('stage', 'unknownStage')
  return {
    content: {
      ...content,
      stages: content.stages.filter(({ id }) => id !== stage),
      links: content.links.filter(({ from, to }) => from !== stage && to !== stage),
    },
  }
}

const isLink = (wanted: Pick<Link, 'from' | 'to'>) => (link: Link) => link.from === wanted.from && link.to === wanted.to

const link = (content: ChainContent, { from, to, evidence }: Command<'link'>): One => {
  for (const [field, id] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (!content.stages.some((stage) => stage.id === id)) return fault(field, 'unknownStage')
  if (from === to) return fault('to', 'ownStage')
  const others = content.links.filter((one) => !isLink({ from, to })(one))
  if (others.length >= MOST.links) return fault('from', 'chainFull')
  const cycle = cycleClosedBy(content, { from, to })
  return cycle ? { cycle } : { content: { ...content, links: [...others, { from, to, evidence }] } }
}

const changeLink = (content: ChainContent, wanted: Pick<Link, 'from' | 'to'>, next: readonly Link[]): One => {
  if (!content.links.some(isLink(wanted))) return fault('from', 'unknownLink')
  return { content: { ...content, links: content.links.flatMap((one) => (isLink(wanted)(one) ? next : [one])) } }
}

type Supply = Pick<Fill, 'organisation' | 'capability'>

/** With which capability a supply fills a stage: the only one that it takes, where none is named. */
const capabilityOf = (stage: Stage, capability: string | undefined): string | undefined =>
  capability ?? (stage.takes.length === 1 ? stage.takes[0]?.capability : undefined)

const isFill =
  (stage: Stage, wanted: Supply) =>
  ({ organisation, capability }: Fill): boolean =>
    organisation === wanted.organisation && capability === capabilityOf(stage, wanted.capability)

const fill = (content: ChainContent, { stage, organisation, amount, evidence, ...asked }: Command<'fill'>): One =>
  withStage(content, stage, (at) => {
    const capability = capabilityOf(at, asked.capability)
    const isTaken = at.takes.some((take) => take.capability === capability)
    if (capability === undefined ? at.takes.length > 0 : !isTaken) return fault('capability', 'notTaken')
    const before = at.fills.find(isFill(at, { organisation, capability }))
    const all = content.stages.reduce((sum, { fills }) => sum + fills.length, 0)
    if (!before && (all >= MOST.fills || at.fills.length >= MOST.fillsOfStage)) return fault('stage', 'chainFull')
    const next: Fill = {
      organisation,
      ...(capability === undefined ? {} : { capability }),
      ...(amount === undefined ? {} : { amount }),
      evidence: evidence ?? before?.evidence ?? 'none',
    }
    return { ...at, fills: [...at.fills.filter((one) => one !== before), next] }
  })

const changeFill = (
  content: ChainContent,
  { stage, ...wanted }: Supply & { readonly stage: string },
  next: (fill: Fill) => readonly Fill[],
): One =>
  withStage(content, stage, (at) => {
    const fits = isFill(at, wanted)
    if (!at.fills.some(fits)) return fault('organisation', 'unknownFill')
    return { ...at, fills: at.fills.flatMap((one) => (fits(one) ? next(one) : [one])) }
  })

const applyOne = (content: ChainContent, command: ChainCommand): One => {
  switch (command.do) {
    case 'rename':
      return { content: { ...content, title: command.title } }
    case 'addStage':
      return addStage(content, command)
    case 'changeStage':
      return changeStage(content, command)
    case 'removeStage':
      return removeStage(content, command)
    case 'link':
      return link(content, command)
    case 'unlink':
      return changeLink(content, command, [])
    case 'setLinkEvidence':
      return changeLink(content, command, [{ from: command.from, to: command.to, evidence: command.evidence }])
    case 'fill':
      return fill(content, command)
    case 'release':
      return changeFill(content, command, () => [])
    case 'setEvidence':
      return changeFill(content, command, (one) => [{ ...one, evidence: command.evidence }])
  }
}

/** Applies commands one after another, all or none. A link that would close a cycle is refused, and the cycle named. */
export const changeChain = (before: ChainContent, commands: readonly ChainCommand[]): Changed => {
  let content = before
  for (const [at, command] of commands.entries()) {
    const one = applyOne(content, command)
    if ('cycle' in one) return { outcome: 'cycle', stages: one.cycle }
    if ('fault' in one) return { outcome: 'fault', command: at, ...one }
    content = one.content
  }
  return { outcome: 'changed', content }
}
