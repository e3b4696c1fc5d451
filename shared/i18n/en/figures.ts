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
  places: {
    title: 'Members by place',
    definition:
      'The same memberships by the place that the organisation names in its profile, as it is written there; without one, by whether it is registered in the city or elsewhere.',
    of: {
      participant: 'in the city, without a place',
      partner: 'elsewhere, without a place',
      unknown: 'not in the register any more',
      other: 'other places, too few in each to be named',
    },
  },
  projects: {
    title: 'Projects',
    definition:
      'Projects of clusters that stand in the register, by the stage that they have reached today, those that were closed apart, in the month in which each was added (those of the application with the registration).',
    of: { idea: 'idea', planned: 'planned', running: 'running', completed: 'completed', closed: 'closed' },
  },
  chains: {
    title: 'Cooperation chains',
    definition:
      'Cooperation chains of clusters that stand in the register, in the month in which each was begun. A chain is covered where every stage has as many suppliers among the active members, with as much capacity, as it asks for.',
    of: { covered: 'covered', uncovered: 'with stages not covered', empty: 'without a stage' },
  },
  chainStages: {
    title: 'Stages of cooperation chains',
    definition: 'Stages of these chains, covered and not, in the month in which the chain was begun.',
    of: { covered: 'covered', uncovered: 'not covered' },
  },
  reach: {
    title: 'Support measures within reach',
    definition:
      'The same memberships by how many support measures the organisation can have as a member, now or from a known day on, by what it has told its clusters; as of the last day on which it was looked at, at most a day ago.',
    of: { none: 'none', from1: '1 to 4', from5: '5 to 19', from20: '20 or more' },
  },
  applications: {
    title: 'Applications',
    definition: 'Applications for new clusters, in the month of their first submission.',
    of: { submitted: 'submitted' },
  },
  outcomes: {
    title: 'Outcomes of applications',
    definition:
      'How applications ended, in the month in which they did; those under way in the month of their first submission.',
    of: {
      registered: 'cluster registered',
      rejected: 'refused',
      withdrawn: 'withdrawn',
      cancelled: 'closed by an officer',
      expired: 'not corrected in time',
      underWay: 'under way',
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
      'Registrations and refusals that rest on the rules alone, and those for which an officer made a finding, in the month of the decision; the share is that of the former.',
    of: { rules: 'by the rules alone', officers: 'with an officer’s finding' },
  },
}
