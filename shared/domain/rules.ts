import type { Content } from './application.ts'
import { couldCount, shortfallOf, type Member, type Shortfall } from './member.ts'
import { isActiveParticipant, type Organisation } from './organisation.ts'
import { evidenceOf, type Concerned, type RuleResult } from './rule-result.ts'
import type { RuleId, RulePack } from './rule-pack.ts'

/** Everything that the rules look at, gathered beforehand. */
export type RuleFacts = {
  readonly content: Content
  readonly applicant: { readonly key: string; readonly organisation: Organisation | undefined }
  readonly members: readonly Member[]
  readonly repeated: readonly { readonly given: string; readonly key: string }[]
  readonly nameTakenBy: 'application' | 'cluster' | undefined
  readonly similarNames: readonly { readonly name: string; readonly similarity: number }[]
  readonly overlaps: readonly { readonly clusterId: string; readonly name: string; readonly share: number }[]
}

/** Before anybody is asked, a rule is about the list; afterwards it is about the answers. */
export type RuleStage = 'screening' | 'assessment'

type Finding = Omit<RuleResult, 'rule' | 'effect' | 'evidence'>
type Rule = (facts: RuleFacts, pack: RulePack, stage: RuleStage) => Finding

const named = (member: Member, why: Concerned['why']): Concerned => ({
  key: member.key,
  name: member.organisation?.name ?? member.key,
  why,
})

const counting = (facts: RuleFacts, pack: RulePack): readonly Member[] =>
  facts.members.filter((member) => shortfallOf(member, pack) === undefined)

const applicantIsActiveParticipant: Rule = ({ applicant: { key, organisation } }) => ({
  passes: isActiveParticipant(organisation),
  observed: { status: organisation?.status ?? 'unknown', kind: organisation?.kind ?? 'unknown' },
  required: { status: 'active', kind: 'participant' },
  concerned: organisation ? [] : [{ key, name: key, why: 'unknown' }],
})

const enoughOrganisations: Rule = ({ members }, pack) => {
  const short = members.flatMap((member) => {
    const why: Shortfall | undefined = shortfallOf(member, pack)
    return why ? [named(member, why)] : []
  })
  const count = members.length - short.length
  return {
    passes: count >= pack.minimumOrganisations,
    observed: { count, possible: members.filter((member) => couldCount(member, pack)).length },
    required: { count: pack.minimumOrganisations },
    concerned: short,
  }
}

const eachCountedOnce: Rule = ({ repeated, members }) => ({
  passes: repeated.length === 0,
  observed: { repeated: repeated.length },
  required: { repeated: 0 },
  concerned: repeated.map(({ given, key }) => ({
    key,
    name: members.find((member) => member.key === key)?.organisation?.name ?? given,
    why: 'twice',
  })),
})

const atLeastOneProject: Rule = ({ content }, pack) => ({
  passes: content.projects.length >= pack.minimumProjects,
  observed: { projects: content.projects.length },
  required: { projects: pack.minimumProjects },
  concerned: [],
})

const projectMembersBelong: Rule = ({ content, members, applicant }, pack, stage) => {
  const listed = new Map(members.map((member) => [member.key, member]))
  const belongs = (key: string) => key === applicant.key || listed.has(key)
  const counts = (key: string) => {
    const member = listed.get(key)
    return member !== undefined && shortfallOf(member, pack) === undefined
  }
  const strangers = [...new Set(content.projects.flatMap(({ members: keys }) => keys))].filter((key) => !belongs(key))
  const carried = content.projects.filter(({ members: keys }) => keys.some(stage === 'screening' ? belongs : counts))
  return {
    passes: strangers.length === 0 && carried.length >= pack.minimumProjects,
    observed: { strangers: strangers.length, projectsWithMembers: carried.length },
    required: { strangers: 0, projectsWithMembers: pack.minimumProjects },
    concerned: strangers.map((key) => ({ key, name: key, why: 'notInConsortium' })),
  }
}

const nameIsFree: Rule = ({ nameTakenBy }) => ({
  passes: nameTakenBy === undefined,
  observed: { takenBy: nameTakenBy ?? 'nobody' },
  required: { takenBy: 'nobody' },
  concerned: [],
})

const nameIsDistinct: Rule = ({ similarNames }, pack) => {
  const near = similarNames.filter(({ similarity }) => similarity >= pack.nameSimilarity)
  return {
    passes: near.length === 0,
    observed: { similar: near.map(({ name }) => name).join('; ') },
    required: { similarityBelow: pack.nameSimilarity },
    concerned: [],
  }
}

const consortiumIsNew: Rule = ({ overlaps }, pack) => {
  const shared = overlaps.filter(({ share }) => share >= pack.consortiumOverlap)
  return {
    passes: shared.length === 0,
    observed: {
      clusters: shared.map(({ name }) => name).join('; '),
      share: Math.max(0, ...overlaps.map(({ share }) => share)),
    },
    required: { shareBelow: pack.consortiumOverlap },
    concerned: [],
  }
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted()

const membersInView = (facts: RuleFacts, pack: RulePack, stage: RuleStage): readonly Member[] =>
  stage === 'assessment' ? counting(facts, pack) : facts.members.filter((member) => couldCount(member, pack))

const severalSectors: Rule = (facts, pack, stage) => {
  const found = distinct(membersInView(facts, pack, stage).flatMap(({ organisation }) => organisation?.sectors ?? []))
  return {
    passes: found.length >= pack.minimumSectors,
    observed: { sectors: found.length },
    required: { sectors: pack.minimumSectors },
    concerned: [],
  }
}

const severalCategories: Rule = (facts, pack, stage) => {
  const found = distinct(
    membersInView(facts, pack, stage).flatMap(({ organisation }) => (organisation ? [organisation.category] : [])),
  )
  return {
    passes: found.length >= pack.minimumCategories,
    observed: { categories: found.length },
    required: { categories: pack.minimumCategories },
    concerned: [],
  }
}

const rules = {
  applicantIsActiveParticipant,
  enoughOrganisations,
  eachCountedOnce,
  atLeastOneProject,
  projectMembersBelong,
  nameIsFree,
  nameIsDistinct,
  consortiumIsNew,
  severalSectors,
  severalCategories,
} as const satisfies Record<RuleId, Rule>

/** The outcome of every rule that the pack does not switch off, always of all of them, in the pack's order of rules. */
export const evaluateRules = (facts: RuleFacts, pack: RulePack, stage: RuleStage): readonly RuleResult[] => {
  const results: RuleResult[] = []
  let rule: RuleId
  for (rule in rules) {
    const effect = pack.rules[rule]
    if (effect === 'off') continue
    const finding = rules[rule](facts, pack, stage)
    results.push({ rule, effect, ...finding, ...evidenceOf(finding) })
  }
  return results
}
