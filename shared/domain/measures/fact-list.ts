import type { Range } from '../conditions/candidates.ts'
import { categorySchema, organisationKindSchema, organisationStatusSchema } from '../organisation.ts'
import { programmeSchema, projectStageSchema } from '../project.ts'

/** How hard it is to change a fact: 1 in weeks and on paper, 2 in months, 3 in years. */
export type Effort = 1 | 2 | 3

/** Units of numbers; roubles are whole, shares are between 0 and 1. */
export type Unit = 'persons' | 'roubles' | 'share' | 'squareMetres' | 'countries' | 'pieces' | 'level' | 'megawattHours'

type About = {
  /** Whose fact it is. */
  readonly of: 'organisation' | 'cluster' | 'project'
  /** Whether somebody enters it; else it comes from register, cluster and project. */
  readonly entered: boolean
}

/**
 * One fact that measures may ask for. A number can be raised with effort `up` and lowered with effort `down`, the others changed with
 * `effort`; where that is missing, nobody can change it. A day `passes` if time alone makes it older.
 */
export type FactSpec = About &
  (
    | {
        readonly kind: 'number'
        readonly unit: Unit
        readonly most: number
        readonly whole: boolean
        readonly up?: Effort
        readonly down?: Effort
      }
    | { readonly kind: 'choice'; readonly options: readonly string[]; readonly effort?: Effort }
    | { readonly kind: 'list'; readonly options?: readonly string[]; readonly effort?: Effort }
    | { readonly kind: 'flag'; readonly effort?: Effort }
    | { readonly kind: 'day'; readonly effort?: Effort }
  )

const own = { of: 'organisation', entered: true } as const
const register = { of: 'organisation', entered: false } as const
const cluster = { of: 'cluster', entered: false } as const
const project = { of: 'project', entered: false } as const
const plan = { of: 'project', entered: true } as const

const persons = { kind: 'number', unit: 'persons', most: 1_000_000, whole: true } as const
const roubles = { kind: 'number', unit: 'roubles', most: 10_000_000_000_000, whole: true } as const
const share = { kind: 'number', unit: 'share', most: 1, whole: false } as const
const pieces = { kind: 'number', unit: 'pieces', most: 100_000, whole: true } as const

/**
 * Every fact by its name. Measures name these and no others; none is ever taken away, because rules that are stored name it. The labels are in
 * `shared/i18n/{en,ru}/facts.ts`.
 */
export const facts = {
  kind: { ...register, kind: 'choice', options: organisationKindSchema.options },
  category: { ...register, kind: 'choice', options: categorySchema.options },
  sectors: { ...register, kind: 'list', effort: 3 },
  registerStatus: { ...register, kind: 'choice', options: organisationStatusSchema.options, effort: 2 },
  statusSince: { ...register, kind: 'day' },
  inCluster: { ...register, kind: 'flag', effort: 2 },
  coordinates: { ...register, kind: 'flag', effort: 3 },

  foundedOn: { ...own, kind: 'day' },
  employees: { ...own, ...persons, up: 3 },
  researchers: { ...own, ...persons, up: 2, down: 2 },
  youngSpecialists: { ...own, ...persons, up: 2, down: 2 },
  trainees: { ...own, ...persons, up: 1, down: 1 },
  disabledEmployees: { ...own, ...persons, up: 2, down: 2 },
  plannedJobs: { ...own, ...persons, up: 2, down: 1 },
  averageWage: { ...own, ...roubles, up: 2 },
  revenue: { ...own, ...roubles, up: 3 },
  exportRevenue: { ...own, ...roubles, up: 3, down: 3 },
  researchSpending: { ...own, ...roubles, up: 2, down: 2 },
  plannedInvestment: { ...own, ...roubles, up: 2, down: 1 },
  ownFunds: { ...own, ...roubles, up: 2, down: 2 },
  equipmentValue: { ...own, ...roubles, up: 3 },
  taxDebt: { ...own, ...roubles, up: 3, down: 1 },
  supportReceived: { ...own, ...roubles },
  lastSupportOn: { ...own, kind: 'day' },
  foreignShare: { ...own, ...share, up: 3, down: 3 },
  stateShare: { ...own, ...share },
  exportCountries: { ...own, kind: 'number', unit: 'countries', most: 250, whole: true, up: 2, down: 2 },
  patents: { ...own, ...pieces, up: 3 },
  softwareProducts: { ...own, ...pieces, up: 2 },
  productionArea: { ...own, kind: 'number', unit: 'squareMetres', most: 100_000_000, whole: true, up: 3, down: 3 },
  energyUse: { ...own, kind: 'number', unit: 'megawattHours', most: 100_000_000, whole: true, up: 3, down: 2 },
  district: {
    ...own,
    kind: 'choice',
    options: ['central', 'north', 'east', 'south', 'west', 'zelenograd', 'newTerritories', 'outsideTheCity'],
    effort: 3,
  },
  mainActivity: {
    ...own,
    kind: 'choice',
    options: ['manufacturing', 'software', 'researchAndDevelopment', 'engineering', 'education', 'trade', 'services'],
    effort: 3,
  },
  premises: {
    ...own,
    kind: 'choice',
    options: ['owned', 'leased', 'technopark', 'specialEconomicZone', 'none'],
    effort: 2,
  },
  sizeClass: { ...own, kind: 'choice', options: ['micro', 'small', 'medium', 'none'] },
  certificates: {
    ...own,
    kind: 'list',
    options: ['iso9001', 'iso14001', 'iso45001', 'iso13485', 'iso27001', 'gmp', 'eac', 'ce'],
    effort: 2,
  },
  exportMarkets: {
    ...own,
    kind: 'list',
    options: ['asia', 'africa', 'latinAmerica', 'middleEast', 'neighbours', 'europe'],
    effort: 2,
  },
  womenLed: { ...own, kind: 'flag' },
  youngFounders: { ...own, kind: 'flag' },
  auditedAccounts: { ...own, kind: 'flag', effort: 1 },
  cleanRoom: { ...own, kind: 'flag', effort: 3 },
  bankruptcy: { ...own, kind: 'flag' },
  acceleratorGraduate: { ...own, kind: 'flag', effort: 2 },
  collectiveUseCentre: { ...own, kind: 'flag', effort: 3 },

  clusterRegisteredOn: { ...cluster, kind: 'day' },
  clusterMembers: { ...cluster, ...pieces, up: 2 },
  clusterCounting: { ...cluster, ...pieces, up: 2 },
  clusterSmall: { ...cluster, ...pieces, up: 2 },
  clusterIndustry: { ...cluster, ...pieces, up: 2 },
  clusterLarge: { ...cluster, ...pieces, up: 2 },
  clusterResearch: { ...cluster, ...pieces, up: 2 },
  clusterEducation: { ...cluster, ...pieces, up: 2 },
  clusterCategories: { ...cluster, kind: 'list', options: categorySchema.options, effort: 2 },
  clusterSectors: { ...cluster, kind: 'list', effort: 2 },
  clusterProjects: { ...cluster, ...pieces, up: 1 },

  takesPart: { ...project, kind: 'flag', effort: 1 },
  projectStage: { ...project, kind: 'choice', options: projectStageSchema.options, effort: 2 },
  projectProgrammes: { ...project, kind: 'list', options: programmeSchema.options, effort: 1 },
  projectSectors: { ...project, kind: 'list', effort: 1 },
  projectSeeks: { ...project, kind: 'list', options: ['partners', 'money'], effort: 1 },
  projectPartners: { ...project, ...pieces, up: 1, down: 1 },
  projectBudget: { ...plan, ...roubles, up: 2, down: 2 },
  projectSought: { ...plan, ...roubles, up: 1, down: 1 },
  projectOwnFunds: { ...plan, ...roubles, up: 2, down: 1 },
  projectReadiness: { ...plan, kind: 'number', unit: 'level', most: 9, whole: true, up: 2 },
  projectStartsOn: { ...plan, kind: 'day', effort: 1 },
  projectEndsOn: { ...plan, kind: 'day', effort: 1 },
  projectJobs: { ...plan, ...persons, up: 2, down: 1 },
  projectPrototype: { ...plan, kind: 'flag', effort: 2 },
  projectForExport: { ...plan, kind: 'flag', effort: 1 },
} as const satisfies { readonly [name: string]: FactSpec }

/** The name of a fact. */
export type FactId = keyof typeof facts

/** Whether a word is the name of a fact. */
export const isFactId = (name: string): name is FactId => Object.hasOwn(facts, name)

/** What is said of a fact. */
export const specOf = (fact: FactId): FactSpec => facts[fact]

/** The names of all facts, in the order of the list. */
export const factIds: readonly FactId[] = Object.keys(facts).filter(isFactId)

/** What a fact may be; a word that is no fact is taken for a yes or no. */
export const rangeOf = (fact: string): Range => (isFactId(fact) ? specOf(fact) : { kind: 'flag' })
