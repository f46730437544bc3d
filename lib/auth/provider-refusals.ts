import { AppError } from "@/lib/errors";

const AGAIN = "Nothing was changed. Please start again from the sign-in page.";

/**
 * Why somebody who came back from the provider is not let in: a word for the log that holds nothing of theirs, and a
 * sentence for them.
 */
export function refusalOf(error: unknown): { reason: string; refusal: AppError } {
  const reason = reasonOf(error);
  return {
    reason,
    refusal: new AppError(
      "forbidden",
      SENTENCES[reason] ?? `The sign-in service's answer was not in order. ${AGAIN}`,
    ),
  };
}

const SENTENCES: Record<string, string> = {
  state: `This browser has no such sign-in under way: it took too long, was used before, or began elsewhere. ${AGAIN}`,
  nonce: `The answer belongs to another sign-in. ${AGAIN}`,
  invalid_grant: `That sign-in was used before or took too long. ${AGAIN}`,
  access_denied: `You said no over there, or are not allowed in. ${AGAIN}`,
  clock:
    "The clocks of this portal and of the sign-in service are more than a minute apart, so we cannot tell an old answer from a new one. Nothing was changed. Please tell whoever runs this portal.",
  away: `The sign-in service does not answer just now. ${AGAIN}`,
};

/** The innermost thing that tells: what the provider said, the claim that is wrong, or the library's code. */
function reasonOf(error: unknown): string {
  const chain: Record<string, unknown>[] = [];
  for (let e = error; e && typeof e === "object" && chain.length < 6; e = "cause" in e ? e.cause : null) {
    chain.push(e as Record<string, unknown>);
  }
  const told = chain.find((e) => typeof e.error === "string" && /^[a-z_]{1,40}$/.test(e.error));
  if (told) return String(told.error);
  const claim = chain.find((e) => typeof e.claim === "string");
  const code = chain.find((e) => typeof e.code === "string")?.code;
  if (code === "OAUTH_JWT_TIMESTAMP_CHECK_FAILED") return "clock";
  if (claim) return String(claim.claim);
  if (chain.some((e) => e.message === "fetch failed") || code === "OAUTH_TIMEOUT") return "away";
  const [first] = chain;
  if (first?.message === "state" || first?.message === "clock") return first.message;
  return typeof code === "string" ? code : "unknown";
}
