/** Whether an address (with its protocol) is one that only this machine itself reaches. */
export function isThisMachine(address: string): boolean {
  return URL.canParse(address) && ["localhost", "127.0.0.1", "[::1]"].includes(new URL(address).hostname);
}
