import * as z from 'zod'
import { modeSchema } from './mode.ts'
import { organisationKindSchema } from './organisation.ts'
import { milliseconds, spanSchema, timeZoneSchema } from './time.ts'

/** The rules, by name. */
export const ruleIdSchema = z.enum([
  'applicantIsActiveParticipant',
  'enoughOrganisations',
  'eachCountedOnce',
  'atLeastOneProject',
  'projectMembersBelong',
  'nameIsFree',
  'nameIsDistinct',
  'consortiumIsNew',
  'severalSectors',
  'severalCategories',
])
export type RuleId = z.infer<typeof ruleIdSchema>

/**
 * What a failing rule does: `reject` (nobody can mend it), `correct` (the applicant can, in the text), `gate` (time and answers can),
 * `review` (an officer looks), `advise` (it is only said), `off`.
 */
export const effectSchema = z.enum(['reject', 'correct', 'gate', 'review', 'advise', 'off'])
export type Effect = z.infer<typeof effectSchema>

/** What is allowed where members talk: `digestHour` by the clock of the pack's zone, sizes in bytes, numbers for each person or organisation and day. */
const spacesSchema = z.strictObject({
  digestHour: z.int().min(0).max(23),
  postsPerPersonAndDay: z.int().min(1),
  pins: z.int().min(0).max(20),
  largestFile: z
    .int()
    .min(1)
    .max(100 * 1024 * 1024),
  filesPerPersonAndDay: z.int().min(1),
  messagesPerSenderAndDay: z.int().min(1),
  messagesWithoutAnswer: z.int().min(1),
  entriesPerOrganisationAndDay: z.int().min(1),
  longestEntry: spanSchema,
})

const firstSpaces: z.infer<typeof spacesSchema> = {
  digestHour: 8,
  postsPerPersonAndDay: 200,
  pins: 5,
  largestFile: 20 * 1024 * 1024,
  filesPerPersonAndDay: 100,
  messagesPerSenderAndDay: 30,
  messagesWithoutAnswer: 3,
  entriesPerOrganisationAndDay: 20,
  longestEntry: { days: 180 },
}

/**
 * Projects of registered clusters: how many a member adds in a day, how far ahead the end of what one seeks may lie, and how long what a founding
 * project seeks is listed.
 */
const projectsSchema = z.strictObject({
  addedPerMemberAndDay: z.int().min(1),
  longestSeek: spanSchema,
  foundersSeek: spanSchema,
})

const firstProjects: z.infer<typeof projectsSchema> = {
  addedPerMemberAndDay: 10,
  longestSeek: { days: 366 },
  foundersSeek: { days: 180 },
}

const share = z.number().min(0).max(1)
const cap = z.int().min(1)

/** How many organisations a preview looks at, how many members of a cluster are reckoned together, and how many days ahead deadlines are told. */
const firstMeasures = { previewed: 200, reckonedMembers: 500, deadlinesAhead: 90 }

/** The versioned policy: thresholds, who counts, time limits, caps, and what each rule may do. */
export const rulePackSchema = z.strictObject({
  version: z.int().min(1),
  minimumOrganisations: z.int().min(1).max(80),
  countedKinds: z.array(organisationKindSchema).min(1),
  minimumProjects: z.int().min(0).max(50),
  minimumSectors: z.int().min(0).max(20),
  minimumCategories: z.int().min(0).max(7),
  nameSimilarity: share,
  consortiumOverlap: share,
  rules: z
    .record(ruleIdSchema, effectSchema)
    .refine((rules) => rules.enoughOrganisations === 'gate', {
      path: ['enoughOrganisations'],
      error: 'the minimum is the gate and cannot be turned into anything else',
    })
    .refine((rules) => rules.nameIsFree === 'correct', {
      path: ['nameIsFree'],
      error: 'a taken name is returned for correction and cannot lead to anything else, for a name is borne once',
    }),
  defaultMode: modeSchema,
  timeZone: timeZoneSchema,
  times: z.strictObject({
    gathering: spanSchema,
    correction: spanSchema,
    extension: spanSchema,
    tooFewWindow: spanSchema,
    invitation: spanSchema,
    reminder: spanSchema,
    resend: spanSchema,
    appeal: spanSchema.default({ days: 30 }),
    addressChange: spanSchema.default({ days: 14 }),
    mendConcern: spanSchema.default({ days: 90 }),
    mergeUndo: spanSchema.default({ days: 14 }),
    closedToInvitations: spanSchema.default({ days: 366 }),
    erasure: spanSchema.default({ days: 7 }),
    officerEscalation: spanSchema.refine((span) => milliseconds(span) > 0, {
      error: 'officers are reminded again and again, so some time must lie between',
    }),
    joinConsent: spanSchema.default({ days: 14 }),
    joinWarning: spanSchema.default({ days: 3 }),
    handover: spanSchema.default({ days: 14 }),
  }),
  maximumExtensions: z.int().min(0).max(10),
  caps: z.strictObject({
    openPerApplication: cap,
    perSenderAndDay: cap,
    openPerOrganisation: cap,
    bulkDecisions: z.int().min(1).max(200).default(50),
    mutedSenders: cap.max(1000).default(200),
  }),
  measures: z
    .strictObject({
      previewed: z.int().min(1).max(400),
      reckonedMembers: z.int().min(1).max(1000),
      deadlinesAhead: z.int().min(1).max(366),
    })
    .default(firstMeasures),
  spaces: spacesSchema.default(firstSpaces),
  projects: projectsSchema.default(firstProjects),
})
export type RulePack = z.infer<typeof rulePackSchema>

/** The policy that a fresh installation starts with. */
export const firstRulePack: RulePack = {
  version: 1,
  minimumOrganisations: 30,
  countedKinds: ['participant'],
  minimumProjects: 1,
  minimumSectors: 2,
  minimumCategories: 2,
  nameSimilarity: 0.8,
  consortiumOverlap: 0.6,
  rules: {
    applicantIsActiveParticipant: 'reject',
    enoughOrganisations: 'gate',
    eachCountedOnce: 'advise',
    atLeastOneProject: 'correct',
    projectMembersBelong: 'correct',
    nameIsFree: 'correct',
    nameIsDistinct: 'review',
    consortiumIsNew: 'review',
    severalSectors: 'advise',
    severalCategories: 'advise',
  },
  defaultMode: 'whenRulesHold',
  timeZone: 'Europe/Moscow',
  times: {
    gathering: { days: 60 },
    correction: { days: 14 },
    extension: { days: 30 },
    tooFewWindow: { days: 7 },
    invitation: { days: 30 },
    reminder: { days: 7 },
    resend: { hours: 72 },
    appeal: { days: 30 },
    addressChange: { days: 14 },
    mendConcern: { days: 90 },
    mergeUndo: { days: 14 },
    closedToInvitations: { days: 366 },
    erasure: { days: 7 },
    officerEscalation: { days: 5 },
    joinConsent: { days: 14 },
    joinWarning: { days: 3 },
    handover: { days: 14 },
  },
  maximumExtensions: 1,
  measures: firstMeasures,
  caps: {
    openPerApplication: 500,
    perSenderAndDay: 1000,
    openPerOrganisation: 50,
    bulkDecisions: 50,
    mutedSenders: 200,
  },
  spaces: firstSpaces,
  projects: firstProjects,
}
