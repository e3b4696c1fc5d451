import { describe, expect, it } from 'vitest'
import { beginProject, endProject, projectContentSchema, withContent } from '../../shared/domain/cluster-project.ts'
import { factsOfCluster, factsOfProject } from '../../shared/domain/measures/facts-of.ts'
import { changeInWords } from '../../shared/domain/project-changes.ts'
import { anOrganisation } from '../support/a-register.ts'
import { idOf, START } from '../support/builders.ts'

const [lead, other] = [anOrganisation(1).key, anOrganisation(2).key] as [string, string]
const LATER = '2026-12-01T00:00:00.000Z'

const content = (differing: object = {}) =>
  projectContentSchema.parse({
    title: 'Drivers',
    programmes: ['innovation'],
    stage: 'idea',
    sectors: ['electronics'],
    ...differing,
  })
const name = { clusterId: idOf(1), project: 'drivers' }
const project = (differing: object = {}) =>
  beginProject(name, content(differing), { organisation: lead, since: START }, START)

describe('what measures know of a project', () => {
  const seeks = { money: { sum: { amount: 5_000_000, currency: 'RUB' }, until: LATER } }
  const planned = project({ startsOn: '2026-10-01', endsOn: '2027-10-01', seeks })

  it('is what its lead says of it, and who takes part at present', () => {
    expect(factsOfProject({ project: planned, participants: [lead] }, lead, START)).toEqual({
      takesPart: true,
      projectStage: 'idea',
      projectProgrammes: ['innovation'],
      projectSectors: ['electronics'],
      projectSeeks: ['money'],
      projectPartners: 1,
      projectStartsOn: '2026-10-01',
      projectEndsOn: '2027-10-01',
      projectSought: 5_000_000,
    })
    expect(factsOfProject({ project: planned, participants: [lead] }, other, START)).toMatchObject({ takesPart: false })
  })

  it('no longer has what was sought until now, nor a sum in another currency', () => {
    expect(factsOfProject({ project: planned, participants: [] }, lead, LATER)).toMatchObject({ projectSeeks: [] })
    const abroad = project({ seeks: { money: { sum: { amount: 1, currency: 'EUR' }, until: LATER } } })
    expect(factsOfProject({ project: abroad, participants: [] }, lead, START)).not.toHaveProperty('projectSought')
  })

  it('counts the open ones of a cluster only', () => {
    const cluster = { formedAt: START, registeredAt: START }
    const projects = [project(), endProject(project(), 'closed', 'done', LATER)]
    expect(factsOfCluster(cluster, projects, [], ['participant'])).toMatchObject({ clusterProjects: 1 })
  })
})

describe('a change of a project', () => {
  it('takes away what is no longer said, and begins to seek anew only where it sought nothing', () => {
    const before = project({ startsOn: '2026-10-01', seeks: { partners: { until: LATER } } })
    const next = withContent(before, content({ seeks: { money: { until: LATER } } }), LATER)
    expect(next).not.toHaveProperty('startsOn')
    expect(next.seeksSince).toBe(START)
    expect(withContent(before, content(), LATER)).not.toHaveProperty('seeksSince')
    expect(withContent(project(), content({ seeks: { money: { until: LATER } } }), LATER).seeksSince).toBe(LATER)
  })

  it('is told with the stage and the days before and after, and by name where it is about something else', () => {
    const before = project({ startsOn: '2026-10-01' })
    const next = withContent(before, content({ stage: 'running', summary: 'More' }), LATER)
    expect(changeInWords(before, next)).toEqual({
      changed: 'summary stage startsOn',
      stageBefore: 'idea',
      stageAfter: 'running',
      startsOnBefore: '2026-10-01',
      startsOnAfter: '',
    })
  })
})
