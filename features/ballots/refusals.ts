/** Everything the box says no to, each with its own status and a sentence for people. */
const REFUSALS = {
  names_somebody: [
    400,
    "A ballot travels without cookies and without a sign-in. This one carried some, so it was not read.",
  ],
  too_slow: [408, "The ballot did not arrive in time. Please send it again."],
  too_large: [413, "This is larger than any ballot."],
  busy: [503, "Many are answering at this moment. Please try again in a moment."],
  wrong_size: [422, "This is no ballot: a sealed ballot always has the same size and shape."],
  unknown_round: [404, "There is no such round."],
  unknown_unit: [404, "This round does not count answers in such a unit."],
  closed: [409, "This round has closed. An answer that reached the box before is counted."],
  no_key: [
    503,
    "The key of this round is missing, so no answer can be taken. Your answer stays on your device.",
  ],
  bad_key: [422, "The key on this ballot is no point of its curve."],
  bad_token: [403, "The token on this ballot was not signed by us, or was signed for another round or unit."],
  bad_signature: [403, "This ballot was changed on its way: its signature does not match."],
  bad_seal: [422, "This ballot does not open with the round's key."],
  bad_answers: [422, "This ballot holds answers that the round did not ask for."],
  used_token: [409, "This token has voted already, with other answers."],
} as const;

export type CastRefusal = keyof typeof REFUSALS;

/** The answer `{code, message}` of a box that does not take a ballot, never to be kept. */
export function refuse(code: CastRefusal): Response {
  const [status, message] = REFUSALS[code];
  return Response.json({ code, message }, { status, headers: { "cache-control": "no-store" } });
}
