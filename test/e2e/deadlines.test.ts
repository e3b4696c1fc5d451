import { beforeAll, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import { accept } from '../../local/demo/links.ts'
import {
  draft,
  gathering,
  linksOf,
  moveClock,
  publish,
  read,
  refusal,
  submit,
  untilStatus,
} from './support/consortium.ts'
import { endedExecutions } from './support/executions.ts'
import { describeStage, openWorld, registeredEmail, type Applicant, type World } from './support/world.ts'

const times = {
  gathering: { days: 20 },
  invitation: { days: 10 },
  reminder: { days: 3 },
  extension: { days: 5 },
  tooFewWindow: { days: 30 },
}
const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

describeStage('an application as time goes by', () => {
  let world: World
  let applicant: Applicant
  let id: string
  let invited: readonly string[]

  const deadlineOf = async (which: string): Promise<string> => (await read(applicant, which)).deadline
  const mailsTo = async (key: string) => (await world.reach.mailTo(registeredEmail(key))).length

  beforeAll(async () => {
    world = await openWorld('IT')
    await publish(world, (pack) => ({
      minimumOrganisations: 5,
      maximumExtensions: 1,
      times: { ...pack.times, ...times },
    }))
    applicant = await world.applicant()
    invited = (await world.take(4)).map(({ key }) => key)
    id = await gathering(applicant, invited)
    await linksOf(world.reach, id, 4)
  })

  it('keeps its deadline when a pack with another one is published, under which new applications start', async () => {
    const before = await deadlineOf(id)
    await publish(world, (pack) => ({ times: { ...pack.times, gathering: { days: 40 } } }))
    const younger = await gathering(applicant, invited)
    expect(await deadlineOf(id)).toBe(before)
    expect(days(before, await deadlineOf(younger))).toBe(20)
    await linksOf(world.reach, younger, 4)
    await applicant.ask('POST', `/api/applications/${younger}/withdraw`)
    await until('its withdrawal', 30, async () => ((await mailsTo(invited[3]!)) >= 2 ? true : undefined))
  })

  it('reminds those who are silent, once', async () => {
    const [answering, silent] = invited as [string, string]
    await accept(world.reach, (await linksOf(world.reach, id, 4)).get(answering)!)
    const before = { answering: await mailsTo(answering), silent: await mailsTo(silent) }
    await moveClock(world, { days: 4 })
    await until('the reminder', 30, async () => ((await mailsTo(silent)) > before.silent ? true : undefined))
    await moveClock(world, { minutes: 1 })
    expect(await mailsTo(silent)).toBe(before.silent + 1)
    expect(await mailsTo(answering)).toBe(before.answering)
  })

  it('is extended as often as its pack allows', async () => {
    const before = await deadlineOf(id)
    await applicant.ask('POST', `/api/applications/${id}/extend`)
    expect(days(before, await deadlineOf(id))).toBe(5)
    const again = await refusal(applicant.ask('POST', `/api/applications/${id}/extend`))
    expect(again).toMatchObject({ status: 409, problem: { type: '/problems/no-more-extensions' } })
  })

  it('lets invitations expire, and a late answer hears so', async () => {
    const links = await linksOf(world.reach, id, 4)
    await moveClock(world, { days: 7 })
    const late = await refusal(accept(world.reach, links.get(invited[1]!)!))
    expect(late).toMatchObject({ status: 409, problem: { type: '/problems/invitation-expired' } })
    await until('the expiry to be noted', 30, async () => {
      const { counts } = await applicant.ask('GET', `/api/applications/${id}/invitees?limit=100`)
      return counts.expired === 3 ? true : undefined
    })
    // An expiry shows at once, for it is evaluated on reading; the counts follow when each has been acted on.
    const counts = await until('the counts to follow', 30, async () => {
      const found = await applicant.ask('GET', `/api/applications/${id}/counts`)
      return found.open === 0 ? found : undefined
    })
    expect(counts).toMatchObject({ confirmed: 2, open: 0 })
    await untilStatus(applicant, id, 'gathering')
  })

  it('is refused at the deadline with the reasons, and its execution ends well', async () => {
    await moveClock(world, { days: 16 })
    const { decision, endedAt } = await untilStatus(applicant, id, 'rejected')
    expect(decision).toMatchObject({ verdict: 'rejected', because: 'deadline' })
    expect(endedAt >= (await deadlineOf(id))).toBe(true)
    const enough = decision.results.find(({ rule }: any) => rule === 'enoughOrganisations')
    expect(enough).toMatchObject({ passes: false, observed: { count: 2 }, required: { count: 5 } })
    const expired = enough.concerned.filter(({ why }: any) => why === 'expired').map(({ key }: any) => key)
    expect(expired.toSorted()).toEqual(invited.slice(1).toSorted())
    expect(await endedExecutions(world, id)).toMatchObject([{ status: 'SUCCEEDED' }])
  })

  it('ends when the correction that was asked for never comes', async () => {
    const uncorrected = await draft(applicant, invited, { projects: [] })
    await submit(applicant, uncorrected)
    const { correctBy } = await untilStatus(applicant, uncorrected, 'needsCorrection')
    const now = await moveClock(world, { days: 13 })
    expect(now < correctBy).toBe(true)
    await untilStatus(applicant, uncorrected, 'needsCorrection')
    await moveClock(world, { days: 2 })
    const { decision } = await untilStatus(applicant, uncorrected, 'expired')
    expect(decision).toMatchObject({ verdict: 'expired', because: 'noCorrection' })
    expect(await endedExecutions(world, uncorrected)).toMatchObject([{ attempt: 1, status: 'SUCCEEDED' }])
  })
})
