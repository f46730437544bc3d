/** Something a person can mend before the database starts; the message is the sentence to print. */
export class LaunchError extends Error {
  override name = "LaunchError";
}
