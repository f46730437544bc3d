import { expect, test } from "vitest";
import { getSql } from "@/db/client";
import { useTestDatabase } from "@/db/testing";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { importDirectory } from "./import-directory";
import { setUpPortal, writeSetUpLink } from "./set-up";

useTestDatabase();

const PEOPLE = 100_000;

/** A company where everybody leads seven others, all the way down. */
function hugeFile(): Uint8Array {
  const lines = ["Number,First name,Last name,Mail,Title,Department,Business unit,Manager mail"];
  for (let i = 0; i < PEOPLE; i += 1) {
    const manager = i === 0 ? "" : `p${Math.floor((i - 1) / 7)}@huge.org`;
    lines.push(
      `N${i},Kim,No ${i},p${i}@huge.org,Baker,Dept ${Math.floor(i / 250)},Unit ${Math.floor(i / 5000)},${manager}`,
    );
  }
  return new TextEncoder().encode(lines.join("\n"));
}

test("a hundred thousand people sit down in one transaction, and again nothing changes", async () => {
  const { personId } = await setUpPortal(OUTSIDER, {
    token: await writeSetUpLink(SYSTEM),
    companyName: "Huge",
    memberSingular: "baker",
    memberPlural: "bakers",
    teamLimit: 8,
    givenName: "Kim",
    familyName: "No 0",
    email: "p0@huge.org",
  });
  const admin: PersonActor = {
    kind: "person",
    personId,
    name: "Kim",
    roles: ["admin"],
    leads: [],
    owns: [],
    judges: [],
  };
  const bytes = hugeFile();
  const first = await importDirectory(admin, { fileName: "huge.csv", bytes });
  expect(first).toMatchObject({ joined: PEOPLE - 1, changed: 1, teams: 14_286, over: 0 });
  const [counted] = await getSql()`
    select count(*)::int as seats, count(distinct person_id)::int as people from seats where upper_inf(valid)`;
  expect(counted).toEqual({ seats: PEOPLE, people: PEOPLE });
  expect(await importDirectory(admin, { fileName: "huge.csv", bytes })).toMatchObject({ nothing: true });
}, 180_000);
