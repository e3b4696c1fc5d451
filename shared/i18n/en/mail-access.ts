import type { Letters } from '../mail-texts.ts'

/** Mail about signing in and representing an organisation, in English. */
export const accessLetters: Letters<'signInCode' | 'claimCode' | 'claimDecided' | 'colleagueAdded' | 'erasureAsked'> = {
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
  colleagueAdded: ({ organisation, addedBy, signUpBy, page }, { time }) => ({
    subject: `You may act for ${organisation}`,
    happened: [
      {
        paragraph: `${addedBy ?? 'Somebody'}, who represents ${organisation} in the service, has added you as a colleague. You can submit applications and answer invitations in its name.`,
      },
      {
        paragraph: `You do not know ${organisation}, or it is not you who is meant? Reply to this mail and tell us; and do not sign in for it.`,
      },
      { action: 'Open the service', href: page },
    ],
    next: signUpBy
      ? `Sign up with this address by ${time(signUpBy)}, then sign in by the code that we send you and choose the organisation. If you do not, you are forgotten after that day and represent nobody.`
      : 'Sign in with this address and choose the organisation to act for it. You can give this up at any time.',
    turn: signUpBy ? 'Yours.' : 'Yours, whenever you want to act for the organisation.',
    asked: `You get this mail because a representative of ${organisation} entered your address.`,
  }),
  erasureAsked: ({ address, until, page }, { time }) => ({
    subject: 'You are to be erased from the service',
    happened: [
      { paragraph: `Somebody who was signed in as ${address} asked that we erase this person.` },
      { action: 'Open the service', href: page },
    ],
    next: `On ${time(until)} the address, the roles, what you may act for and the account go. What was done in the name of organisations stays on record, without your address.`,
    turn: 'Yours, if you did not ask for it or have changed your mind: sign in before then and take it back.',
    asked: 'You get this mail because an erasure of the person with this address was asked for.',
  }),
}
