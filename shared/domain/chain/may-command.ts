import type { ChainCommand } from './command.ts'

/**
 * Whether somebody may give a command: the coordinator every one; a member only says that it fills a stage itself, or no longer. On what
 * evidence it does is for the coordinator to say, not for who gains by it.
 */
export const mayCommand = (role: 'coordinator' | 'member', organisation: string, command: ChainCommand): boolean => {
  if (role === 'coordinator') return true
  if (command.do === 'fill') return command.organisation === organisation && command.evidence === undefined
  return command.do === 'release' && command.organisation === organisation
}
