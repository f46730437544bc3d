/** How long a link by mail is good for. */
export const LINK_MINUTES = 15;

/** Links to one address, and from one network (a whole office may stand behind one), within LINK_MINUTES. */
export const LINKS_TO_ADDRESS = 5;
export const LINKS_FROM_NETWORK = 100;

/** What everybody reads who asked for a link, whether we know the address or not. */
export const LINK_ANSWER = `If somebody here has that address, a link is on its way to it. It works once, within ${LINK_MINUTES} minutes. Nothing there? Look among the unwanted mail, or ask the people team which address we know.`;

/** Whether a request for a link is too old to be answered: a mail server that was away must not send old keys. */
export function isStale(askedAt: Date, time: Date): boolean {
  return time.getTime() - askedAt.getTime() > LINK_MINUTES * 60_000;
}

/**
 * Whether two addresses are one but for capitals. The database says so too of a Turkish capital i and the sign for Kelvin,
 * whose small letters are plain ones; with those somebody else's address, or domain, can be written.
 */
export function isSameAddress(kept: string, said: string): boolean {
  return smallLetters(kept) === smallLetters(said);
}

/** Small letters, but none of our alphabet made of another. */
function smallLetters(address: string): string {
  return [...address]
    .map((sign) => {
      const small = sign.toLowerCase();
      return /[a-z]/.test(small) && !/[A-Za-z]/.test(sign) ? sign : small;
    })
    .join("");
}

/** What went wrong with the mail server, for an administrator; its own number helps to find out more. */
export function mailTrouble({ code, responseCode }: { code?: string; responseCode?: number }): string {
  const number = responseCode ? ` (it said ${responseCode})` : "";
  switch (code) {
    case "EAUTH":
      return `The mail server does not take the name and password in SMTP_URL${number}.`;
    case "EENVELOPE":
      return `The mail server does not take mail from MAIL_FROM, or to your address${number}.`;
    case "EDNS":
      return "Nobody knows the mail server that SMTP_URL names. Look for a slip in its name.";
    case "ETLS":
      return "The mail server and the portal found no safe connection. Look at its certificate and port.";
    case "ESOCKET":
    case "ECONNECTION":
    case "ETIMEDOUT":
      return "Nobody answers where SMTP_URL points to. Look at its port, and at what stands between.";
    default:
      return `The mail server refused the mail${number}.`;
  }
}
