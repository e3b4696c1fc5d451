import { Conflict, InvalidRequest, NotFound } from '../../domain/errors.ts'
import { newConversation, withMessage } from '../../domain/conversation.ts'
import { conversationFrom, conversationKey } from '../../items/conversation-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { newestPack } from '../support/load.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { sendMessage, type MessageDeps, type Sender } from './send-message.ts'

/** A first message to another organisation; `id` becomes the conversation's. */
export type OpenConversation = Sender & { readonly to: string; readonly subject: string }

/** A further message in a conversation, by either side. */
export type WriteMessage = Sender & { readonly conversation: string }

/**
 * Opens a conversation with another organisation of the register. Throws NotFound where the register has none, InvalidRequest for oneself,
 * TooMany beyond the day's messages.
 */
export const makeOpenConversation =
  (deps: MessageDeps) =>
  async (opening: OpenConversation): Promise<string> =>
    retryConflicts(async () => {
      const { id, to, subject, party } = opening
      if (to === party) throw new InvalidRequest([{ path: '/to', message: 'notToOneself' }])
      const [item, pack] = await Promise.all([deps.table.get(organisationKey(to)), newestPack(deps.table)])
      if (organisationFrom(item)?.status !== 'active') throw new NotFound('organisation', to)
      await sendMessage(deps, opening, undefined, newConversation({ id, to, subject }, opening), pack)
      return id
    })

/**
 * Writes a further message. Throws NotFound for who is on neither side, Conflict for who has written as often as the rule pack allows without an
 * answer, TooMany beyond the day's messages.
 */
export const makeWriteMessage =
  (deps: MessageDeps) =>
  async (sending: WriteMessage): Promise<void> =>
    retryConflicts(async () => {
      const { conversation: id, party } = sending
      const [item, pack] = await Promise.all([deps.table.get(conversationKey(id)), newestPack(deps.table)])
      const before = item && conversationFrom(item)
      if (!before || ![before.from, before.to].includes(party)) throw new NotFound('conversation', id)
      const next = withMessage(before, sending)
      const most = pack.spaces.messagesWithoutAnswer
      if (next.unanswered > most) throw new Conflict('awaitingAnswer', { most })
      await sendMessage(deps, sending, before, next, pack)
    })
