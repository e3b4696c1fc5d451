import type { InviteeTexts } from '../say-invitee.ts'

/** Why an organisation is not asked now and what can be done, in English. */
export const en: InviteeTexts = {
  capped: (from) =>
    from === undefined
      ? 'as many invitations are open as may be; more can be sent as answers come in'
      : `as many invitations are open as may be; more can be sent from ${from}, or sooner as answers come in`,
  notAccepting: (until) =>
    until === undefined
      ? 'it takes no invitations at present; invite another organisation'
      : `it takes no invitations until ${until}; invite another organisation, or this one afterwards`,
  undeliverable:
    'mail to its registered address comes back; when the register gets a new address it is invited there by itself, until then it can answer signed in, or you can invite another organisation in its place',
  unreachable:
    'the register has no address for it; when it gets one it is invited by itself, until then it can answer signed in, or you can invite another organisation in its place',
}
