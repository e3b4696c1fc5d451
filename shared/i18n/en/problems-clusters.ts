import { say } from '../say-problem.ts'

/** Problems of clusters: members, hand-overs, projects, chains, spaces, the board, in English. */
export const clusterProblems = {
  'already-member': say(
    'You are a member already',
    'The organisation is a member of this cluster.',
    'Nothing needs to be done.',
  ),
  'not-requested': say(
    'There is no open request',
    'The request to join has been decided or withdrawn, or was never made.',
    'Read how it stands now. To join, ask again.',
  ),
  'coordinator-must-hand-over': say(
    'The coordinator cannot leave',
    'A cluster always has a coordinator, and it is this organisation.',
    'Offer the coordination to another member; once that has accepted, you can leave.',
  ),
  'chain-cycle': say(
    'The link would close a cycle',
    ({ titles }) => `A chain leads forward only; this link would lead round: ${titles ?? ''}.`,
    'Leave the link out, or take away another one along the cycle first.',
  ),
  'too-many-chains': say(
    'Too many chains',
    'There are as many cooperation chains here as there may be.',
    'Remove a chain that is no longer needed.',
  ),
  'staffing-runs': say(
    'The chain is being staffed already',
    'A computation of who could fill this chain is under way.',
    'Wait for its result, a minute at most, or read how far it is.',
  ),
  'too-many-pins': say(
    'Too many pinned posts',
    ({ most }) => `At most ${most ?? 'a few'} posts can be pinned in a space.`,
    'Take another one down first.',
  ),
  'awaiting-answer': say(
    'They have not answered yet',
    ({ most }) => `You have written ${most ?? 'several'} messages in this conversation without an answer.`,
    'Wait for the answer of the other organisation.',
  ),
  'file-not-as-declared': say(
    'The file is not what it was declared to be',
    'Its content or its size does not fit the type and size that were declared; it was not accepted.',
    'Declare the file as what it is, or choose another one, and upload it anew.',
  ),
  'file-has-formulas': say(
    'A cell of the table would be run as a formula',
    ({ row, column }) =>
      `Whoever opens the table in a spreadsheet would run what stands in row ${row ?? '?'}, column ${column ?? '?'}; it was not accepted.`,
    'Begin such cells with an apostrophe or a letter, or share the table as a PDF, and upload it anew.',
  ),
  'handover-open': say(
    'The coordination is offered already',
    ({ until = 'a later day' }) => `An offer to hand the coordination over is open until ${until}; only one can be.`,
    'Wait for the answer, or take the offer back first.',
  ),
  'handover-closed': say(
    'The offer is closed',
    'The offer to coordinate was answered, taken back, has run out, or has lost its ground.',
    'Read how it stands now. The coordinator can offer again.',
  ),
  'coordinator-must-be-participant': say(
    'Only a participant can lead an application',
    'The rules ask for an active participant at the head of an application, and this organisation is a partner.',
    'Offer the coordination to a participant.',
  ),
  'entry-closed': say(
    'The entry is closed',
    'The entry on the board has ended or was closed.',
    'Look for open entries.',
  ),
  'removed-from-project': say(
    'Taken out of the project',
    'Whoever leads the project has taken your organisation out of it.',
    'Write to the lead or to the coordinator: they can let you back.',
  ),
  'lead-must-hand-over': say(
    'The lead hands over first',
    'The organisation leads this project.',
    'Name another participant as its lead first, or close the project.',
  ),
  'founding-project': say(
    'The cluster was registered with this project',
    'Only projects that were added later can be taken away.',
    'Close it instead; its history stays.',
  ),
  'not-seeking': say(
    'The project seeks nothing at present',
    'Strangers can write about a project only while it seeks partners or money.',
    'Write to the organisation itself instead.',
  ),
}
