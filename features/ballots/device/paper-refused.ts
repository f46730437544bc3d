/** Why a device makes no ballot, in a sentence for the person who holds it. */
const SENTENCES = {
  fingerprint:
    "This page got another paper than everybody else’s, so this device makes no ballot from it. Nothing was sent. Please tell the people team.",
  manifest: "This is not the paper of this round, so this device makes no ballot from it. Nothing was sent.",
  key_size:
    "The key of your box has not the 2048 bits it should have. This device makes no ballot for it. Nothing was sent.",
  exponent:
    "The key of your box is not an ordinary one: its exponent is another than 65537. This device makes no ballot for it. Nothing was sent.",
  path: "The box you were given does not belong to this round. This device makes no ballot for it. Nothing was sent.",
  too_few:
    "Fewer people answer in your box than this round promises. This device makes no ballot for it. Nothing was sent.",
  changed:
    "This round’s paper has changed since you picked up your ballot here. This device seals nothing for it. Please tell the people team.",
  stamp:
    "The stamp that came back is not genuine, so this device does not use it. Nothing of your answer was sent.",
} as const;

export type PaperFault = keyof typeof SENTENCES;

/** A paper or a stamp that does not hold. `message` is for people. */
export class PaperRefused extends Error {
  readonly code: PaperFault;

  constructor(code: PaperFault) {
    super(SENTENCES[code]);
    this.name = "PaperRefused";
    this.code = code;
  }
}
