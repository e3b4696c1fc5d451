import type { FigureTexts } from '../figure-texts.ts'

/** What the figures are called and how they are defined, in English. */
export const en: FigureTexts = {
  clusters: {
    title: 'Clusters',
    definition:
      'Clusters by the month of their registration: those that stand in the register, and those struck off since.',
    of: { registered: 'in the register', struckOff: 'struck off' },
  },
  members: {
    title: 'Members',
    definition:
      'Memberships in clusters that stand in the register, by category of the organisation as the register has it today, in the month in which each began. An organisation in two clusters counts twice.',
    of: {
      largeCompany: 'large companies',
      industry: 'industry',
      sme: 'small and medium businesses',
      research: 'research',
      education: 'education',
      developmentInstitute: 'development institutes',
      municipalAuthority: 'municipal authorities',
      unknown: 'not in the register any more',
    },
  },
  projects: {
    title: 'Projects',
    definition:
      'Projects of clusters that stand in the register, by the stage that they have reached today, in the month of the cluster’s registration.',
    of: { idea: 'idea', planned: 'planned', running: 'running', completed: 'completed' },
  },
  applications: {
    title: 'Applications',
    definition: 'Applications for new clusters, in the month of their first submission.',
    of: { submitted: 'submitted' },
  },
  outcomes: {
    title: 'Outcomes of applications',
    definition: 'How applications ended, in the month in which they did.',
    of: {
      registered: 'cluster registered',
      rejected: 'refused',
      withdrawn: 'withdrawn',
      expired: 'not corrected in time',
    },
  },
  decisionDays: {
    title: 'Time to decision',
    definition:
      'Whole days from the first submission to the registration or refusal, in the month of the decision; the median of several decisions is the middle one, of two middles the shorter.',
    of: {},
  },
  decidedBy: {
    title: 'Decided without staff',
    definition:
      'Registrations and refusals that no officer had a part in, and those that one had, in the month of the decision.',
    of: { rules: 'by the rules alone', officers: 'with an officer’s finding' },
  },
}
