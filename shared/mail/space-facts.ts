import type { StopLinks } from '../crypto/unsubscribe.ts'
import type { PartyKind } from '../domain/party.ts'
/** The space that a mail is about: a cluster, or one of its projects. */
export type PlaceFacts = { readonly cluster: string; readonly project?: string | undefined }

/** A post as mail shows it: the beginning of its text, in one line. */
export type PostFacts = {
  readonly kind: 'announcement' | 'thread' | 'reply'
  readonly author: string
  readonly title?: string | undefined
  readonly text: string
}

/** Where the reader goes on, and where such mail is stopped. */
type Stoppable = { readonly page: string; readonly stop: StopLinks }

/** What mails say that come of spaces, of messages between organisations and of the board. */
export type SpaceFacts = {
  spacePost: Stoppable & { readonly place: PlaceFacts; readonly post: PostFacts }
  spaceDigest: Stoppable & {
    readonly places: readonly {
      readonly place: PlaceFacts
      readonly posts: readonly PostFacts[]
      /** How many more there are. */
      readonly more: number
    }[]
  }
  /** `reason` is there while the post is hidden. */
  postModerated: {
    readonly place: PlaceFacts
    readonly text: string
    readonly reason?: string | undefined
    readonly page: string
  }
  messageReceived: {
    readonly from: string
    readonly by: PartyKind
    readonly to: PartyKind
    /** The project that the conversation is about. */
    readonly about?: { readonly project: string; readonly cluster: string } | undefined
    readonly subject: string
    readonly text: string
    readonly isAnswer: boolean
    readonly page: string
  }
  interestShown: { readonly from: string; readonly entry: string; readonly page: string }
}
