import { createHash } from 'node:crypto'

/**
 * The name by which an organisation's representatives know each other, 22 characters. A person's own id would tell when the
 * person was made, and so whether somebody was known before a colleague added them.
 */
export const colleagueId = (personId: string, organisation: string): string =>
  createHash('sha256').update(`colleague ${organisation} ${personId}`).digest('base64url').slice(0, 22)
