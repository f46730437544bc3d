/** Where people reach the portal from outside, without a slash at the end. */
export function ownOrigin(): string {
  return new URL(process.env.NEXTAUTH_URL ?? "http://localhost:3000").origin;
}

/** The whole address of a page of ours, for a mail, a channel or a picture. @param path begins with a slash */
export function ownAddress(path: string): string {
  return `${ownOrigin()}${path}`;
}
