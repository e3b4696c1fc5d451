import {
  ageAtLeast,
  ageBelow,
  any,
  atLeast,
  below,
  is,
  not,
  oneOf,
  shareAtLeast,
} from '../../shared/domain/conditions/tests.ts'
import type { Purpose } from './purpose.ts'

const sectorsOf = 'sectors'

/** Sample measures for people: staff, founders, training. */
export const forPeople: readonly Purpose[] = [
  {
    id: 'young-staff',
    en: 'Subsidy for young specialists',
    ru: 'Субсидия на молодых специалистов',
    gives: 'subsidy',
    sectorsOf,
    rule: () => [shareAtLeast('youngSpecialists', 'employees', 0.3)],
  },
  {
    id: 'trainees',
    en: 'Subsidy for taking trainees',
    ru: 'Субсидия на практикантов',
    gives: 'subsidy',
    sectorsOf,
    rule: ({ many }) => [atLeast('trainees', many), is('registerStatus', 'active')],
  },
  {
    id: 'inclusive-jobs',
    en: 'Grant for inclusive jobs',
    ru: 'Грант на инклюзивные рабочие места',
    gives: 'grant',
    sectorsOf,
    rule: () => [any(atLeast('disabledEmployees', 3), shareAtLeast('disabledEmployees', 'employees', 0.05))],
  },
  {
    id: 'good-wages',
    en: 'Tax relief for well-paid jobs',
    ru: 'Налоговая льгота за высокие зарплаты',
    gives: 'tax',
    sectorsOf,
    rule: ({ many }) => [atLeast('averageWage', 10_000 * (5 + many)), not(is('bankruptcy', true))],
  },
  {
    id: 'women-led',
    en: 'Grant for small companies led by women',
    ru: 'Грант малым компаниям под руководством женщин',
    gives: 'grant',
    sectorsOf,
    rule: () => [is('womenLed', true), oneOf('sizeClass', 'micro', 'small')],
  },
  {
    id: 'young-founders',
    en: 'Grant for young founders',
    ru: 'Грант молодым основателям',
    gives: 'grant',
    sectorsOf,
    rule: ({ money }) => [is('youngFounders', true), ageBelow('foundedOn', 36), below('revenue', 10 * money)],
  },
  {
    id: 'start',
    en: 'Starting loan for micro companies',
    ru: 'Стартовый заём для микропредприятий',
    gives: 'loan',
    sectorsOf,
    rule: () => [
      oneOf('sizeClass', 'micro'),
      ageBelow('foundedOn', 24),
      any(is('acceleratorGraduate', true), atLeast('patents', 1)),
    ],
  },
  {
    id: 'shared-equipment',
    en: 'Subsidy for equipment that others may use',
    ru: 'Субсидия центрам коллективного пользования',
    gives: 'subsidy',
    sectorsOf,
    rule: () => [
      is('collectiveUseCentre', true),
      oneOf('category', 'research', 'education'),
      atLeast('equipmentValue', 1),
    ],
  },
  {
    id: 'new-jobs',
    en: 'Subsidy for new jobs',
    ru: 'Субсидия на новые рабочие места',
    gives: 'subsidy',
    sectorsOf,
    rule: () => [shareAtLeast('plannedJobs', 'employees', 0.1), ageAtLeast('statusSince', 6)],
  },
  {
    id: 'apprentices',
    en: 'Mentors for apprentices',
    ru: 'Наставники для учеников',
    gives: 'service',
    sectorsOf,
    rule: ({ many }) => [
      any(atLeast('trainees', many), atLeast('youngSpecialists', 2 * many)),
      not(any(is('bankruptcy', true), below('averageWage', 60_000))),
    ],
  },
]
