import type { StopLinks } from '../crypto/unsubscribe.ts'
import type { Concern } from '../domain/concern.ts'
import type { Decision } from '../domain/decision.ts'
import type { MailTemplate } from '../domain/mail.ts'
import type { OfficerCase } from '../domain/officer-case.ts'
import type { ReportedResult } from '../domain/rule-result.ts'
import type { RuleId } from '../domain/rule-pack.ts'
import type { Moment } from '../domain/time.ts'
import type { Turn } from '../domain/turn.ts'
import type { HandoverFacts } from './handover-facts.ts'
import type { ProjectMailFacts } from './project-facts.ts'
import type { SpaceFacts } from './space-facts.ts'

/** The case that a mail is about: the cluster's name, the case's number, and who leads it. */
export type CaseFacts = { readonly cluster: string; readonly caseNumber: string; readonly coordinator: string }

/** The same for the coordinator, who has a page about it. */
type OwnCaseFacts = CaseFacts & { readonly page: string }

/** An invitation as the invited organisation sees it. */
type InvitationFacts = CaseFacts & {
  readonly organisation: string
  readonly purpose: string
  readonly projects: readonly string[]
  /** The stages that it is put down for, each with its chain. */
  readonly stages: readonly string[]
  readonly expiresAt: Moment
  readonly link: StopLinks
}

/** A registered cluster, by name and number. */
type RegisteredFacts = { readonly cluster: string; readonly number: string }

/** How the answers stand. */
type TallyFacts = { readonly confirmed: number; readonly open: number; readonly minimum: number }

/** A refusal, with the reasons for the coordinator; members hear only that it came to this. */
type RefusalFacts =
  | (OwnCaseFacts & {
      readonly to: 'coordinator'
      readonly because: Decision['because']
      readonly results: readonly ReportedResult[]
      readonly reasons: readonly string[]
      readonly appealUntil: Moment
    })
  | (CaseFacts & { readonly to: 'member' })

/** The registered cluster that a mail is about, and where to sign in. */
export type ClusterFacts = {
  readonly cluster: string
  readonly number: string
  readonly coordinator: string
  readonly page: string
}

/** The same, with the organisation that the mail speaks of. */
type AboutMember = ClusterFacts & { readonly organisation: string }

/** A request to join, for the coordinator who is asked. */
type RequestFacts = AboutMember & { readonly message: string; readonly decideBy: Moment }

/** How an organisation came into a cluster: `met`, because a request and an invitation met. */
type How = 'open' | 'coordinator' | 'silence' | 'invitation' | 'met'

/** An invitation into a registered cluster. */
type ClusterInvitationFacts = AboutMember & {
  readonly purpose: string
  readonly projects: readonly string[]
  /** The stages that it is put down for, each with its chain. */
  readonly stages: readonly string[]
  readonly expiresAt: Moment
  readonly link: StopLinks
}

type Facts = SpaceFacts &
  HandoverFacts &
  ProjectMailFacts & {
    signInCode: { readonly code: string }
    claimCode: {
      readonly code: string
      readonly organisation: string
      readonly claimant: string
      readonly statement: string
      readonly until: Moment
    }
    claimDecided: { readonly organisation: string; readonly confirmed: boolean; readonly reason?: string | undefined }
    colleagueAdded: {
      readonly organisation: string
      readonly addedBy?: string | undefined
      /** Until when to sign up; absent for who has done so. */
      readonly signUpBy?: Moment | undefined
      readonly page: string
    }
    erasureAsked: { readonly address: string; readonly until: Moment; readonly page: string }
    submissionReceived: OwnCaseFacts & { readonly deadline: Moment; readonly minimum: number }
    returnedForCorrection: OwnCaseFacts & { readonly rules: readonly RuleId[]; readonly correctBy: Moment }
    invitation: InvitationFacts
    reminder: InvitationFacts
    invitationExpired: CaseFacts & { readonly organisation: string; readonly link: StopLinks }
    answerReceived: OwnCaseFacts &
      TallyFacts & {
        readonly organisation: string
        readonly answer: 'confirmed' | 'declined' | 'left'
        readonly reason?: string | undefined
        readonly gathering: boolean
        readonly waitingFor: Turn['waitingFor']
      }
    invitationUndeliverable: OwnCaseFacts & { readonly organisation: string }
    invitationsStopped: {
      readonly organisation: string
      /** Who was muted; absent where the organisation closed itself to all. */
      readonly sender?: string | undefined
      readonly until?: Moment | undefined
    }
    tooFew: OwnCaseFacts & TallyFacts & { readonly until: Moment }
    approved: OwnCaseFacts & { readonly members: number; readonly number: string }
    rejected: RefusalFacts
    expired: OwnCaseFacts
    withdrawn:
      | (OwnCaseFacts & { readonly to: 'coordinator' })
      | (CaseFacts & { readonly to: 'member'; readonly reason?: string | undefined })
    addressChangeAnnounced: {
      readonly organisation: string
      readonly email: string
      readonly reason: string
      readonly inForceAt: Moment
      readonly page: string
    }
    addressChanged: { readonly organisation: string; readonly since: Moment; readonly page: string }
    appealReceived: OwnCaseFacts & { readonly holdsName: boolean }
    appealDecided: OwnCaseFacts & { readonly reason: string; readonly newCaseNumber?: string | undefined }
    clusterRegistered: CaseFacts & { readonly organisation: string; readonly members: number; readonly number: string }
    cityAnswered: { readonly cluster: string; readonly subject: string; readonly answer: string }
    concernBegan: RegisteredFacts & {
      readonly causes: Concern['causes']
      readonly counting: number
      readonly minimum: number
      readonly mendBy: Moment
    }
    concernEnded: RegisteredFacts
    struckOff: RegisteredFacts & { readonly reason: string }
    clusterEnded: RegisteredFacts & {
      readonly organisation: string
      readonly was: 'request' | 'invitation'
      readonly reason: string
    }
    coordinatorAppointed: RegisteredFacts & { readonly organisation: string; readonly reason: string }
    memberJoined: OwnCaseFacts & { readonly organisation: string }
    caseWaits: {
      readonly kind: OfficerCase['kind']
      readonly id: string
      readonly openedAt: Moment
      readonly mine: boolean
      readonly organisations: readonly string[]
    }
    cancelled: CaseFacts & { readonly to: 'coordinator' | 'member'; readonly reason: string }
    joinRequested: RequestFacts
    joinWarning: RequestFacts
    joinWithdrawn: AboutMember
    joinAdmitted: AboutMember & { readonly how: How }
    joinRefused: AboutMember & {
      readonly because: 'coordinator' | 'notActive' | 'clusterEnded'
      readonly reason?: string | undefined
    }
    clusterInvitation: ClusterInvitationFacts
    clusterReminder: ClusterInvitationFacts
    clusterInvitationExpired: AboutMember & { readonly link: StopLinks }
    clusterInvitationUndeliverable: AboutMember
    clusterInvitationDeclined: AboutMember & { readonly reason?: string | undefined }
    clusterMemberJoined: AboutMember & { readonly how: How }
    memberLeft: AboutMember & { readonly to: 'coordinator' | 'member' }
    memberRemoved: AboutMember & { readonly reason?: string | undefined }
  }

/** What each kind of mail says something about: gathered when it is sent, never stored. */
export type MailFacts = { readonly [Template in MailTemplate]: Facts[Template] }
