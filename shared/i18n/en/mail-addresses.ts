import type { Letters } from '../mail-texts.ts'

/** Mail about changes of an organisation's registered address, in English. */
export const addressLetters: Letters<'addressChangeAnnounced' | 'addressChanged'> = {
  addressChangeAnnounced: ({ organisation, email, reason, inForceAt, page }, { time }) => ({
    subject: `The registered address of ${organisation} is to change`,
    happened: [
      {
        paragraph: `Two officers have decided that ${organisation} is to be reached at another address. It is the address by which we prove who may act for the organisation.`,
      },
      {
        figures: [
          ['New address', email],
          ['In force from', time(inForceAt)],
        ],
      },
      { paragraph: `The reason: ${reason}` },
      { action: 'Open the service', href: page },
    ],
    next: 'If nobody objects, the new address is in force from then on; invitations that are open are sent there anew, and links that went to the old one end.',
    turn: `Yours, if it is not right: any representative of ${organisation} can object in the service until then, and then it does not happen. Without a representative, write to us.`,
    asked: `You get this mail because this is the address of ${organisation} so far.`,
  }),
  addressChanged: ({ organisation, since, page }, { time }) => ({
    subject: `This is now the registered address of ${organisation}`,
    happened: [
      { paragraph: `Since ${time(since)} this is the address of ${organisation} in the register.` },
      { action: 'Open the service', href: page },
    ],
    next: 'Invitations and codes by which people prove that they may act for the organisation come here. Invitations that were open are sent here anew.',
    turn: 'Nobody’s. If this is a mistake, write to us.',
    asked: `You get this mail because two officers changed the address of ${organisation}.`,
  }),
}
