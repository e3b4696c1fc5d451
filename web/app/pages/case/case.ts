import type { Reply } from '../../api/types.ts'

/** A case as an officer reads it. */
export type OfficerCase = Reply<'GET /api/officer/cases/{id}'>

/** Whether the reader may decide it: it is open, and nothing stands against that. */
export const isDecidable = ({ status, conflict }: OfficerCase): boolean => status === 'open' && conflict === undefined
