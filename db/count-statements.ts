import { getSql } from "./client";

/** How many statements the process's pool sends while `work` runs. For tests that run one thing at a time. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { options } = getSql();
  let sent = 0;
  options.debug = () => {
    sent += 1;
  };
  try {
    await work();
  } finally {
    options.debug = false;
  }
  return sent;
}
