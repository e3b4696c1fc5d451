/** What somebody reads who acts for no organisation yet, in English. */
export const texts = {
  title: 'For whom do you act?',
  intro:
    'Give the identifier of your organisation. A code goes to its registered address; whoever reads it there can pass it to you.',
  identifier: 'Identifier of your organisation',
  identifierHint: 'For example the tax number (INN) or the PIC, as it stands in the register.',
  send: 'Send the code to the organisation',
  sentTo: (organisation: string) =>
    `A code of eight digits is on its way to the registered address of ${organisation}. Enter it here when you have it.`,
  officer: (organisation: string) =>
    `The register has no address of ${organisation} that mail reaches, so an officer looks at your claim. You will hear of it by mail.`,
  code: 'Code of eight digits',
  codeWrong: 'The code has eight digits.',
  enter: 'Prove it with the code',
  another: 'Another organisation',
  colleague: {
    title: 'You look after this service',
    sentence:
      'Your work as an officer or operator is done by the commands and the API for now. If you also act for an organisation, say for which.',
  },
}
export type Texts = typeof texts
