import type { Content } from './application.ts'
import type { Condition, Leaf } from './conditions/condition.ts'
import { judge } from './conditions/judge.ts'
import { all, atLeast, atMost, below, is } from './conditions/tests.ts'
import { couldCount, shortfallOf, type Member, type Shortfall } from './member.ts'
import type { Organisation } from './organisation.ts'
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

/** What a rule looks at, and the condition that this must meet; the engine of conditions decides whether it does. */
type Finding = Pick<RuleResult, 'observed' | 'concerned'> & { readonly demands: Condition }
type Rule = (facts: RuleFacts, pack: RulePack, stage: RuleStage) => Finding

const none = (fact: string): Leaf => atMost(fact, 0)

const named = (member: Member, why: Concerned['why']): Concerned => ({
  key: member.key,
  name: member.organisation?.name ?? member.key,
  why,
})

const counting = (facts: RuleFacts, pack: RulePack): readonly Member[] =>
  facts.members.filter((member) => shortfallOf(member, pack) === undefined)

const applicantIsActiveParticipant: Rule = ({ applicant: { key, organisation } }) => ({
  observed: { status: organisation?.status ?? 'unknown', kind: organisation?.kind ?? 'unknown' },
  demands: all(is('status', 'active'), is('kind', 'participant')),
  concerned: organisation ? [] : [{ key, name: key, why: 'unknown' }],
})

const enoughOrganisations: Rule = ({ members }, pack) => {
  const short = members.flatMap((member) => {
    const why: Shortfall | undefined = shortfallOf(member, pack)
    return why ? [named(member, why)] : []
  })
  const count = members.length - short.length
  return {
    observed: { count, possible: members.filter((member) => couldCount(member, pack)).length },
    demands: atLeast('count', pack.minimumOrganisations),
    concerned: short,
  }
}

const eachCountedOnce: Rule = ({ repeated, members }) => ({
  observed: { repeated: repeated.length },
  demands: none('repeated'),
  concerned: repeated.map(({ given, key }) => ({
    key,
    name: members.find((member) => member.key === key)?.organisation?.name ?? given,
    why: 'twice',
  })),
})

const atLeastOneProject: Rule = ({ content }, pack) => ({
  observed: { projects: content.projects.length },
  demands: atLeast('projects', pack.minimumProjects),
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
    observed: { strangers: strangers.length, projectsWithMembers: carried.length },
    demands: all(none('strangers'), atLeast('projectsWithMembers', pack.minimumProjects)),
    concerned: strangers.map((key) => ({ key, name: key, why: 'notInConsortium' })),
  }
}

const nameIsFree: Rule = ({ nameTakenBy }) => ({
  observed: { takenBy: nameTakenBy ?? 'nobody' },
  demands: is('takenBy', 'nobody'),
  concerned: [],
})

const nameIsDistinct: Rule = ({ similarNames }, pack) => {
  const near = similarNames.filter(({ similarity }) => similarity >= pack.nameSimilarity)
  return {
    observed: {
      similar: near.map(({ name }) => name).join('; '),
      similarity: Math.max(0, ...near.map(({ similarity }) => similarity)),
    },
    demands: below('similarity', pack.nameSimilarity),
    concerned: [],
  }
}

const consortiumIsNew: Rule = ({ overlaps }, pack) => {
  const shared = overlaps.filter(({ share }) => share >= pack.consortiumOverlap)
  return {
    observed: {
      clusters: shared.map(({ name }) => name).join('; '),
      share: Math.max(0, ...overlaps.map(({ share }) => share)),
    },
    demands: below('share', pack.consortiumOverlap),
    concerned: [],
  }
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted()

const membersInView = (facts: RuleFacts, pack: RulePack, stage: RuleStage): readonly Member[] =>
  stage === 'assessment' ? counting(facts, pack) : facts.members.filter((member) => couldCount(member, pack))

const severalSectors: Rule = (facts, pack, stage) => {
  const found = distinct(membersInView(facts, pack, stage).flatMap(({ organisation }) => organisation?.sectors ?? []))
  return {
    observed: { sectors: found.length },
    demands: atLeast('sectors', pack.minimumSectors),
    concerned: [],
  }
}

const severalCategories: Rule = (facts, pack, stage) => {
  const found = distinct(
    membersInView(facts, pack, stage).flatMap(({ organisation }) => (organisation ? [organisation.category] : [])),
  )
  return {
    observed: { categories: found.length },
    demands: atLeast('categories', pack.minimumCategories),
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
    const { demands, ...found } = rules[rule](facts, pack, stage)
    results.push({ rule, effect, ...found, ...judge(demands, found.observed), ...evidenceOf(found) })
  }
  return results
}
