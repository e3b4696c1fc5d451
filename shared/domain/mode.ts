import * as z from 'zod'

/** When an application is decided, chosen by its coordinator (each also at the deadline). */
export const modeSchema = z.enum(['whenRulesHold', 'whenAllAnswered', 'onMyWord'])
export type Mode = z.infer<typeof modeSchema>
