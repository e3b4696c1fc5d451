import * as z from 'zod'
import { appealSchema, type Appeal } from '../../../shared/domain/appeal.ts'

const { statement, at, status, decidedAt, reason } = appealSchema.shape

/** An appeal against a refusal, and what became of it. */
export const appealView = z
  .object({ statement, at, status, decidedAt, reason, newApplication: z.string().optional() })
  .meta({ id: 'Appeal' })

/** The appeal as the view of an application takes it; nothing where there is none. */
export const showAppeal = (appeal: Appeal | undefined): { readonly appeal?: z.input<typeof appealView> } =>
  appeal ? { appeal: { ...appeal, newApplication: appeal.newApplicationId } } : {}
