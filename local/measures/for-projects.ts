import {
  all,
  any,
  atLeast,
  atMost,
  before,
  below,
  includes,
  includesAll,
  is,
  lacks,
  not,
  oneOf,
  onOrAfter,
  shareAtLeast,
  shareBelow,
} from '../../shared/domain/conditions/tests.ts'
import type { Purpose } from './purpose.ts'

const sectorsOf = 'projectSectors'
const takesPart = is('takesPart', true)

/** Sample measures for projects of clusters. */
export const forProjects: readonly Purpose[] = [
  {
    id: 'early-research',
    en: 'Grant for early research in a project',
    ru: 'Грант на ранние исследования в проекте',
    gives: 'grant',
    sectorsOf,
    rule: () => [takesPart, includes('projectProgrammes', 'research'), atMost('projectReadiness', 4)],
  },
  {
    id: 'demonstrator',
    en: 'Grant for a demonstrator',
    ru: 'Грант на демонстратор',
    gives: 'grant',
    sectorsOf,
    rule: () => [
      takesPart,
      atLeast('projectReadiness', 5),
      atMost('projectReadiness', 7),
      is('projectPrototype', true),
    ],
  },
  {
    id: 'into-production',
    en: 'Loan for taking a project into production',
    ru: 'Заём на вывод проекта в производство',
    gives: 'loan',
    sectorsOf,
    rule: () => [
      takesPart,
      includesAll('projectProgrammes', 'innovation', 'production'),
      shareAtLeast('projectOwnFunds', 'projectBudget', 0.3),
    ],
  },
  {
    id: 'co-financing',
    en: 'Co-financing of a project',
    ru: 'Софинансирование проекта',
    gives: 'subsidy',
    sectorsOf,
    rule: ({ money }) => [
      includes('projectSeeks', 'money'),
      shareBelow('projectSought', 'projectBudget', 0.7),
      atLeast('projectBudget', 5 * money),
    ],
  },
  {
    id: 'programme-years',
    en: 'Subsidy within the years of the programme',
    ru: 'Субсидия в годы действия программы',
    gives: 'subsidy',
    sectorsOf,
    rule: ({ year }) => [
      takesPart,
      onOrAfter('projectStartsOn', `${year}-01-01`),
      before('projectEndsOn', `${year + 4}-01-01`),
    ],
  },
  {
    id: 'export-project',
    en: 'Loan for projects made for export',
    ru: 'Заём экспортным проектам',
    gives: 'loan',
    sectorsOf,
    rule: ({ money }) => [
      is('projectForExport', true),
      any(atLeast('projectPartners', 5), all(atLeast('projectBudget', 10 * money), atLeast('projectReadiness', 6))),
    ],
  },
  {
    id: 'project-jobs',
    en: 'Subsidy for jobs made by a project',
    ru: 'Субсидия на рабочие места проекта',
    gives: 'subsidy',
    sectorsOf,
    rule: ({ many }) => [takesPart, not(any(below('projectJobs', 2 * many), is('projectStage', 'completed')))],
  },
  {
    id: 'partners-wanted',
    en: 'Help in finding partners',
    ru: 'Помощь в поиске партнёров',
    gives: 'service',
    sectorsOf,
    rule: () => [
      includes('projectSeeks', 'partners'),
      lacks('projectProgrammes', 'production'),
      oneOf('projectStage', 'idea', 'planned'),
      atLeast('projectReadiness', 2),
    ],
  },
]
