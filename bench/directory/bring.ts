import { closeClient } from "@/db/client";
import { applyImport } from "@/features/people/commands/apply-import";
import { setUpPortal, writeSetUpLink } from "@/features/people/commands/set-up";
import { startImport } from "@/features/people/commands/start-import";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";

/** One directory file in a process of its own, so that its memory is told apart from everything else. */
export type Bring = { rows: number };
export type Brought = {
  lookSeconds: number;
  seatSeconds: number;
  megabytesBefore: number;
  megabytes: number;
};

process.once("message", async ({ rows }: Bring) => {
  const admin = await openPortal();
  const before = process.resourceUsage().maxRSS;
  const begin = performance.now();
  const draftId = await startImport(admin, { fileName: "large.csv", bytes: file(rows) }, { wait: true });
  const looked = performance.now();
  await applyImport(admin, { draftId });
  const brought: Brought = {
    lookSeconds: (looked - begin) / 1000,
    seatSeconds: (performance.now() - looked) / 1000,
    megabytesBefore: before / 1024,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
  process.send?.(brought);
  await closeClient();
  process.disconnect();
});

async function openPortal(): Promise<PersonActor> {
  const { personId } = await setUpPortal(OUTSIDER, {
    token: await writeSetUpLink(SYSTEM),
    companyName: "Large",
    memberSingular: "colleague",
    memberPlural: "colleagues",
    teamLimit: 8,
    givenName: "Kim",
    familyName: "No 0",
    email: "p0@example.org",
  });
  return { kind: "person", personId, name: "Kim", roles: ["admin"], leads: [], owns: [], judges: [] };
}

/** A company where everybody leads seven others, all the way down, as a file that comes in pieces. */
async function* file(rows: number): AsyncGenerator<Uint8Array> {
  let lines = "Number,First name,Last name,Mail,Title,Department,Business unit,Manager mail\n";
  for (let i = 0; i < rows; i += 1) {
    const manager = i === 0 ? "" : `p${Math.floor((i - 1) / 7)}@example.org`;
    const place = `Dept ${Math.floor(i / 250)},Unit ${Math.floor(i / 5000)}`;
    lines += `N${i},Kim,No ${i},p${i}@example.org,Baker,${place},${manager}\n`;
    if (i % 1000 === 999) {
      yield new TextEncoder().encode(lines);
      lines = "";
    }
  }
  yield new TextEncoder().encode(lines);
}
