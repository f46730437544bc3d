/**
 * Does the same with each, one after the other; one that fails keeps no other waiting.
 * @throws the first failure, once all had their turn
 */
export async function eachApart<T>(all: Iterable<T>, act: (one: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) await act(one).catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
