/** The origin of the ballot box when BOX_URL names one of its own; empty when the portal itself takes ballots. */
export function boxOrigin(): string {
  const url = process.env.BOX_URL;
  return url ? new URL(url).origin : "";
}
