import { contributionOf } from '../../shared/domain/answer.ts'
import { tally } from '../../shared/domain/counts.ts'
import { isLive } from '../../shared/domain/transitions.ts'
import { answerFrom } from '../../shared/items/answer-item.ts'
import { applicationFrom } from '../../shared/items/application-item.ts'
import { clusterFrom } from '../../shared/items/cluster-item.ts'
import { countFrom } from '../../shared/items/count-item.ts'
import { mailFrom } from '../../shared/items/mail-item.ts'
import type { Item } from '../../shared/stores/table.ts'
import type { Stage } from './stage.ts'

const of = (items: readonly Item[], entity: string): readonly Item[] =>
  items.filter((item) => item['entity'] === entity)

/** Counts are what a recount of the answers gives, in every application that still counts. */
const countsAgree = (items: readonly Item[]): readonly string[] =>
  of(items, 'Application')
    .map(applicationFrom)
    .filter(({ status }) => ['gathering', 'assessing', 'review', 'registered'].includes(status))
    .flatMap(({ id }) => {
      const counts = items.filter(({ pk }) => pk === `APP#${id}#CNT`).map(countFrom)
      const answers = items.filter(({ pk, entity }) => pk === `APP#${id}#ANS` && entity === 'Answer').map(answerFrom)
      const contributions = answers.map(contributionOf)
      const { confirmed, open } = tally(counts)
      const recount = {
        confirmed: contributions.filter((one) => one === 'confirmed').length,
        open: contributions.filter((one) => one === 'open').length,
      }
      const counted = JSON.stringify({ confirmed, open })
      const again = JSON.stringify(recount)
      return counted === again ? [] : [`the counts say ${counted}, a recount ${again}`]
    })

/** A cluster is to be seen exactly when its application is registered, never with fewer than the minimum in its decision. */
const clustersAreWhole = (items: readonly Item[]): readonly string[] =>
  of(items, 'Cluster')
    .map(clusterFrom)
    .flatMap((cluster) => {
      const item = items.find(({ pk, sk }) => pk === `APP#${cluster.id}` && sk === 'APP')
      if (!item) return []
      const { status } = applicationFrom(item)
      const isSeen = cluster.status === 'registered' || cluster.status === 'struckOff'
      const halves =
        isSeen === (status === 'registered') ? [] : [`a cluster is ${cluster.status}, its application ${status}`]
      const decision = items.find(({ pk, sk }) => pk === `APP#${cluster.id}` && sk === 'DECISION')
      return isSeen && !decision ? [...halves, 'a cluster without a decision'] : halves
    })

/** Nothing waits to be sent any more. */
const mailIsOver = (items: readonly Item[]): readonly string[] =>
  of(items, 'Mail')
    .map(mailFrom)
    .filter(({ status }) => status === 'pending' || status === 'parked')
    .map(({ template, status }) => `the mail ${template} is ${status}`)

/** A live application has its execution, one that ended has none, and no wait is left of an execution that is gone. */
const executionsFit = ({ store, sfn }: Stage): readonly string[] => {
  const running = sfn.runs().filter(({ status }) => status === 'RUNNING')
  const live = of(store.items(), 'Application')
    .map(applicationFrom)
    .filter(({ status }) => isLive(status))
  const without = live.filter(({ id }) => !running.some(({ name }) => name.startsWith(id)))
  const left = running.filter(({ name }) => !name.includes('_') && !live.some(({ id }) => name.startsWith(id)))
  return [
    ...without.map(({ status }) => `an application in ${status} has no execution`),
    ...left.map(({ state }) => `an execution of an application that has ended stands in ${state}`),
  ]
}

/** The ids of mails as they were handed over. */
export const deliveredIds = ({ delivered }: Pick<Stage, 'delivered'>): readonly string[] =>
  delivered.map(({ raw }) => /^X-Consort-Mail: (.*)$/im.exec(raw)?.[1] ?? 'none')

/** What must hold in every state that has come to rest, whatever happened; a sentence for each that does not. */
export const violations = (stage: Stage): readonly string[] => {
  const items = stage.store.items()
  return [
    ...countsAgree(items),
    ...clustersAreWhole(items),
    ...mailIsOver(items),
    ...executionsFit(stage),
    ...stage.dead.map(({ lane, error }) => `given up in ${lane}: ${String(error)}`),
  ]
}
