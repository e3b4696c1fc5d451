import { say } from '../say-problem.ts'

/** Problems of the work of officers and operators, in English. */
export const officeProblems = {
  'import-running': say(
    'An import is running',
    'One import of the register runs at a time.',
    'Wait for it to end, then start yours.',
  ),
  'pack-version-taken': say(
    'The version is taken',
    'A rule pack of this version has been published already; a published pack never changes.',
    'Publish it under the next version.',
  ),
  'measure-exists': say(
    'There is such a measure already',
    ({ id }) => `A measure named ${id ?? 'like that'} has been published already.`,
    'Change that measure, or choose another name.',
  ),
  'case-taken': say(
    'A colleague has this case',
    'Another officer has taken this case.',
    'Ask that officer to pass it on, or release it first.',
  ),
  'decided-elsewhere': say(
    'This case has a decision of its own',
    'A case of this kind is closed by what decides it, not by hand.',
    'Decide it by the route for its kind; GET /api/officer/cases/{id} says what it is about.',
  ),
  'identifier-taken': say(
    'The identifier belongs to another organisation',
    ({ identifier = 'An identifier', key = 'another organisation' }) => `${identifier} leads to ${key}.`,
    'If both are the same organisation, merge them.',
  ),
  'merge-under-way': say(
    'A merge is under way',
    'One of the organisations is being merged, or has been merged before.',
    'Look at the merge; it is finished, or undone, before another begins.',
  ),
  'too-late-to-undo': say(
    'It is too late to undo this',
    ({ until = 'a while ago' }) => `The merge could be undone until ${until}.`,
    'Correct the organisations one by one.',
  ),
  'still-running': say(
    'It is still running',
    'The execution is still running.',
    'Wait for it to end, or stop it first.',
  ),
  'cluster-in-order': say(
    'Nothing is the matter with the cluster',
    'Enough members count and the coordinator is active, so the cluster cannot be struck off.',
    'Close the case; if the register is wrong, correct the organisation first.',
  ),
  'time-to-mend': say(
    'The cluster still has time to mend it',
    ({ until = 'a later day' }) => `The cluster has until ${until} to mend what is the matter.`,
    'Wait until then; if it is mended, the case closes by itself.',
  ),
  'coordinator-is-active': say(
    'The coordinator can act for itself',
    'The register holds the coordinator active, so it hands the coordination over itself.',
    'Ask the coordinator to hand over.',
  ),
}
