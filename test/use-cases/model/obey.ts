import * as applying from './applying.ts'
import type { Command } from './command.ts'
import type { Moment } from '../../../shared/domain/time.ts'
import * as joining from './joining.ts'
import * as leading from './leading.ts'
import { merge, undo } from './merging.ts'
import * as register from './register.ts'
import { behind, type State, type Where, type Who } from './state.ts'

/** A command with what its sender has read before: who coordinates, the version of the cluster, and whose the application is. */
export type Sent = {
  readonly command: Command
  readonly leader: Who
  readonly version: number
  readonly applicant: Who
  readonly now: Moment
}

const OWN = new Set([
  'ask',
  'withdrawRequest',
  'accept',
  'decline',
  'leave',
  'confirm',
  'deny',
  'mute',
  'unmute',
  'close',
  'reopen',
])

/** The same command, of the organisation that its sender represents by now: who represented an entry that was merged represents the other. */
const asRepresented = (state: State, command: Command): Command =>
  'who' in command && OWN.has(command.do) ? { ...command, who: behind(state, command.who) } : command

/** A command as it is sent: by whoever has the cluster's voice, as the model stands. */
export const send = (state: State, command: Command, now: Moment): Sent => {
  const where: Where = 'where' in command ? command.where : 'old'
  const face = state.clusters[where]?.face
  const by = 'by' in command ? command.by : 'coordinator'
  const leader = by === 'coordinator' ? (face?.coordinator ?? 0) : by
  return {
    command: asRepresented(state, command),
    leader,
    version: face?.version ?? 1,
    applicant: state.application.face.applicant,
    now,
  }
}

/** What the model does and answers; nothing follows yet. */
export const obey = (state: State, { command, leader, version, applicant, now }: Sent): string => {
  state.now = now
  switch (command.do) {
    case 'ask':
      return joining.ask(state, command.where, command.who)
    case 'withdrawRequest':
      return joining.withdrawRequest(state, command.where, command.who)
    case 'admit':
    case 'refuse':
      return joining.decide(state, command.where, leader, command.who, command.do)
    case 'invite':
      return joining.invite(state, command.where, leader, command.whom)
    case 'resend':
      return joining.resend(state, command.where, leader, command.who)
    case 'revoke':
      return joining.revoke(state, command.where, leader, command.who)
    case 'accept':
    case 'decline':
      return joining.answerInvitation(state, command.where, command.who, command.do)
    case 'leave':
      return joining.leave(state, command.where, command.who)
    case 'remove':
      return joining.remove(state, command.where, leader, command.who)
    case 'policy':
      return leading.changePolicy(state, command.where, leader, command.admission, version)
    case 'appoint':
      return leading.appoint(state, command.where, command.who)
    case 'strikeOff':
      return leading.strikeOff(state, command.where)
    case 'confirm':
      return applying.confirm(state, command.who)
    case 'deny':
      return applying.deny(state, command.who)
    case 'add':
      return applying.add(state, applicant, command.who)
    case 'takeOff':
      return applying.takeOff(state, applicant, command.who)
    case 'giveUp':
      return applying.giveUp(state, applicant)
    case 'suspend':
    case 'reinstate':
      return register.setStatus(state, command.who, command.do === 'suspend' ? 'suspended' : 'active', command.how)
    case 'mute':
      return register.mute(state, command.who, command.sender)
    case 'unmute':
      return register.unmute(state, command.who, command.sender)
    case 'close':
      return register.close(state, command.who, command.days)
    case 'reopen':
      return register.reopen(state, command.who)
    case 'merge':
      return merge(state, command.losing, command.keeping)
    case 'undo':
      return undo(state, command.merge, state.now)
  }
}
