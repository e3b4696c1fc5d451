import * as z from 'zod'
import { organisationKeySchema } from './identifiers/index.ts'
import { sectorSchema } from './organisation.ts'

/** The kinds of joint programme that a project may carry. */
export const programmeSchema = z.enum(['research', 'innovation', 'production'])

/** How far a project has come. */
export const projectStageSchema = z.enum(['idea', 'planned', 'running', 'completed'])

/** What a consortium will develop together: who takes part, under which programmes, and what it still seeks. */
export const projectSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: z.string().trim().min(1).max(300),
  summary: z.string().trim().max(4000).default(''),
  programmes: z.array(programmeSchema).min(1).max(3),
  stage: projectStageSchema,
  sectors: z.array(sectorSchema).min(1).max(20),
  seeks: z
    .array(z.enum(['partners', 'money']))
    .max(2)
    .default([]),
  members: z.array(organisationKeySchema).max(3000),
})
export type Project = z.infer<typeof projectSchema>
