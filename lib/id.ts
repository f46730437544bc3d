/** Whether a string is a UUID as the database writes it; anything else cannot name a row and is simply not found. */
export function isId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}
