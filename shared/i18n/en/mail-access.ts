import type { Letters } from '../mail-texts.ts'

/** Mail about signing in and representing an organisation, in English. */
export const accessLetters: Letters<'signInCode' | 'claimCode' | 'claimDecided'> = {
  signInCode: ({ code }) => ({
    subject: 'Your sign-in code',
    happened: [
      { paragraph: 'Somebody asked to sign in with this address. The code is:' },
      { code },
      { paragraph: 'It is valid for at least ten minutes, and once. Nobody of ours will ever ask you for it.' },
    ],
    next: 'Enter the code on the page where you asked for it.',
    turn: 'Yours. If it was not you, do nothing: without the code nobody gets in.',
    asked: 'You get this mail because your address was entered on our sign-in page.',
  }),
  claimCode: ({ code, organisation, claimant, statement, until }, { time }) => ({
    subject: `Code to represent ${organisation}`,
    happened: [
      {
        paragraph: `A person who has signed in as ${claimant} says that they may act for ${organisation} in the service.`,
      },
      ...(statement ? [{ paragraph: `In their words: “${statement}”` }] : []),
      { paragraph: 'If this is right, give them this code, and only them:' },
      { code },
      { paragraph: 'With it they can submit applications and answer invitations in the organisation’s name.' },
    ],
    next: `They enter the code by ${time(until)}; from then on they represent the organisation.`,
    turn: 'Yours. If you do not know the person, keep the code to yourself and nothing happens.',
    asked: `You get this mail because this is the address of ${organisation} in the register.`,
  }),
  claimDecided: ({ organisation, confirmed, reason }) => ({
    subject: confirmed ? `You represent ${organisation}` : `Your claim to represent ${organisation} was refused`,
    happened: [
      {
        paragraph: confirmed
          ? `Your claim to represent ${organisation} has been confirmed.`
          : `An officer has refused your claim to represent ${organisation}.`,
      },
      ...(reason ? [{ paragraph: `The reason: ${reason}` }] : []),
    ],
    next: confirmed
      ? 'Sign in and choose the organisation to act for it.'
      : 'You can claim again with better evidence.',
    turn: 'Yours.',
    asked: 'You get this mail because you asked to represent the organisation.',
  }),
}
