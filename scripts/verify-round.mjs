/** npm run verify-round -- <url or file>: checks a round from outside, with nothing but what it published. */
import "./node-version.mjs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { install } from "./install.mjs";
import { root } from "./paths.mjs";
import { say } from "./say.mjs";
import { main, sentence, stop } from "./stop.mjs";

const USAGE =
  "Name a round's record: npm run verify-round -- https://…/rounds/<id>/record, or a file of it. " +
  'With --receipt "four words" it looks for a ballot, with --fingerprint <hex> it compares the one from your invitation.';

await main(async () => {
  const { place, ...asked } = readArguments();
  process.chdir(root);
  await install({ dev: false });
  const { register } = await import("tsx/esm/api");
  register();
  const { readRecord, roundIn, verifyRound } = await import("../server/verify-round.ts");
  const record = await readRecord(place).catch((error) => {
    throw sentence(`There is no record to read: ${error.cause?.message ?? error.message}`);
  });
  const { holds, fails } = await verifyRound(record, { ...asked, round: roundIn(place) });
  for (const line of holds) say(`  holds  ${line}`);
  for (const line of fails) say(`  FAILS  ${line}`);
  say(
    fails.length === 0
      ? "Everything holds."
      : `${fails.length} of ${holds.length + fails.length} do not hold.`,
  );
  await stop(fails.length === 0 ? 0 : 1);
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { receipt: { type: "string" }, fingerprint: { type: "string" } },
      allowPositionals: true,
    });
    const [place] = positionals;
    if (!place || positionals.length > 1) throw new Error();
    const isAddress = /^https?:/.test(place);
    return { ...values, place: isAddress ? place : resolve(process.env.INIT_CWD ?? process.cwd(), place) };
  } catch {
    throw sentence(USAGE);
  }
}
