import {
  ageBelow,
  atLeast,
  atMost,
  countAtLeast,
  countBelow,
  includes,
  includesAll,
  is,
  shareAtLeast,
  some,
} from '../../shared/domain/conditions/tests.ts'
import type { Purpose } from './purpose.ts'

const sectorsOf = 'clusterSectors'

/** Sample measures for clusters and their members. */
export const forClusters: readonly Purpose[] = [
  {
    id: 'coordination',
    en: 'Grant for coordinating a cluster',
    ru: 'Грант на координацию кластера',
    gives: 'grant',
    sectorsOf,
    rule: ({ money }) => [is('coordinates', true), atLeast('clusterMembers', 30), atLeast('ownFunds', money)],
  },
  {
    id: 'joint-purchase',
    en: 'Loan for joint purchase',
    ru: 'Заём на совместные закупки',
    gives: 'loan',
    sectorsOf,
    rule: ({ money }) => [
      is('inCluster', true),
      atLeast('clusterIndustry', 5),
      atLeast('equipmentValue', money),
      atMost('taxDebt', 0),
    ],
  },
  {
    id: 'cluster-training',
    en: 'Training in the cluster',
    ru: 'Обучение в кластере',
    gives: 'service',
    sectorsOf,
    rule: () => [atLeast('clusterEducation', 1), atLeast('trainees', 1), countAtLeast('clusterCategories', 3)],
  },
  {
    id: 'cluster-export',
    en: 'Joint exhibition abroad',
    ru: 'Совместная зарубежная экспозиция',
    gives: 'service',
    sectorsOf,
    rule: () => [
      countAtLeast('clusterSectors', 2),
      includes('exportMarkets', 'asia', 'middleEast', 'latinAmerica'),
      is('inCluster', true),
    ],
  },
  {
    id: 'young-cluster',
    en: 'Start of a young cluster',
    ru: 'Запуск молодого кластера',
    gives: 'subsidy',
    sectorsOf,
    rule: () => [ageBelow('clusterRegisteredOn', 36), is('inCluster', true), countBelow('certificates', 4)],
  },
  {
    id: 'mixed-cluster',
    en: 'Grant for industry and research together',
    ru: 'Грант промышленности и науке вместе',
    gives: 'grant',
    sectorsOf,
    rule: ({ money, many }) => [
      includesAll('clusterCategories', 'industry', 'research'),
      some(2, atLeast('researchers', many), atLeast('researchSpending', money), is('cleanRoom', true)),
    ],
  },
  {
    id: 'cluster-centre',
    en: 'Shared centre of a cluster of small companies',
    ru: 'Общий центр кластера малых компаний',
    gives: 'subsidy',
    sectorsOf,
    rule: () => [shareAtLeast('clusterSmall', 'clusterMembers', 0.5), is('collectiveUseCentre', true)],
  },
]
