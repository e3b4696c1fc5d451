import type * as z from 'zod'

/** The sentence about an issue of input in one language; undefined where the schema's own words stand. */
export type InputSentence = (issue: z.core.$ZodRawIssue) => string | undefined
