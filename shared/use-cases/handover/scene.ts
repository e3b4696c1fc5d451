import type { Answer } from '../../domain/answer.ts'
import { isSubmitted } from '../../domain/application.ts'
import type { VoidBecause } from '../../domain/handover.ts'
import { isMember, type Membership } from '../../domain/membership.ts'
import { isActiveParticipant, type Organisation } from '../../domain/organisation.ts'
import { answerFrom, answerKey } from '../../items/answer-item.ts'
import { listedFrom, listedKey, type Listed } from '../../items/case-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import type { Table } from '../../stores/table.ts'
import { isListing } from '../add-invitees.ts'
import { newestPack, packOf } from '../support/load.ts'
import { keysBehind } from '../support/resolve.ts'
import type { Led } from './led.ts'

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

/** The list of a consortium, and which of it, as written, lead to the receiver. */
export type ListedReceiver = { readonly listed: Listed; readonly written: readonly string[] }

/** A hand-over as everything stands that it would change: who coordinates now (`former`), who is to (`next`), and the register's word on that. */
export type Scene = {
  readonly led: Led
  readonly to: string
  readonly receiver: Organisation | undefined
  readonly memberships: { readonly former: Membership | undefined; readonly next: Membership | undefined }
  readonly answers: { readonly former: Answer | undefined; readonly next: Answer | undefined }
  readonly list: ListedReceiver
}

const listOf = async (table: Reader, led: Led, to: string): Promise<ListedReceiver> => {
  const listed = listedFrom(led.of === 'cluster' ? undefined : await table.get(listedKey(led.application.id)))
  const keyed = await keysBehind(table, listed.identifiers)
  return { listed, written: keyed.flatMap((one) => ('key' in one && one.key === to ? [one.given] : [])) }
}

const of = <T extends { readonly organisation: string }>(all: readonly T[], key: string): T | undefined =>
  all.find(({ organisation }) => organisation === key)

/** Reads what a hand-over to an organisation would change; strongly consistent, and of the same cost however many belong to it. */
export const sceneOf = async (table: Reader, led: Led, to: string): Promise<Scene> => {
  const id = led.of === 'cluster' ? led.cluster.id : led.application.id
  const keys = [led.coordinator, to]
  const [items, list] = await Promise.all([
    table.getMany([
      organisationKey(to),
      ...keys.flatMap((key) => [membershipKey(id, key), ...(led.of === 'application' ? [answerKey(id, key)] : [])]),
    ]),
    listOf(table, led, to),
  ])
  const memberships = items.filter(({ sk }) => sk.startsWith('MEM#')).map(membershipFrom)
  const answers = items.filter(({ sk }) => sk.startsWith('ANS#')).map(answerFrom)
  return {
    led,
    to,
    receiver: organisationFrom(items.find(({ sk }) => sk === 'ORG')),
    memberships: { former: of(memberships, led.coordinator), next: of(memberships, to) },
    answers: { former: of(answers, led.coordinator), next: of(answers, to) },
    list,
  }
}

/** Whether the receiver belongs: a member of the cluster, one of the consortium that has said yes, or before anybody is asked one that is listed. */
const belongs = ({ led, memberships, answers, list }: Scene): boolean => {
  if (led.of === 'cluster') return isMember(memberships.next)
  return isListing(led.application) ? list.written.length > 0 : answers.next?.state === 'confirmed'
}

/** Whether the rules that the application is decided by ask for an active participant at its head. */
const asksForParticipant = async (table: Reader, led: Led): Promise<boolean> => {
  if (led.of === 'cluster') return false
  const { application } = led
  const pack = await (isSubmitted(application) ? packOf(table, application.packVersion) : newestPack(table))
  return pack.rules.applicantIsActiveParticipant === 'reject'
}

/** What stands against the receiver as a coordinator; undefined where nothing does. */
export type Obstacle = Extract<VoidBecause, 'receiverGone' | 'receiverBarred'>

/** What stands against the receiver: it does not belong, or register and rules do not let it lead. */
export const obstacleIn = async (table: Reader, scene: Scene): Promise<Obstacle | undefined> => {
  const { led, to, receiver } = scene
  if (to === led.coordinator || !belongs(scene)) return 'receiverGone'
  if (receiver?.status !== 'active') return 'receiverBarred'
  return !isActiveParticipant(receiver) && (await asksForParticipant(table, led)) ? 'receiverBarred' : undefined
}
