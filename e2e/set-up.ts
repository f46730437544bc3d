import { closeClient, getSql } from "@/db/client";
import { openTestServer, withDatabase } from "@/db/test-server";
import { importDirectory } from "@/features/people/commands/import-directory";
import { setUpPortal, writeSetUpLink } from "@/features/people/commands/set-up";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";
import { at } from "@/lib/clock";
import { type Directory, hasRealDirectory, loadDirectory } from "./directory";

/** Long enough for journeys that need a past quarter. */
const OPENED_DAYS_AGO = 400;

/**
 * Once per run of the journeys: a database server for tests, and on it two templates that the journeys clone, one
 * empty and one with the directory imported.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (!hasRealDirectory)
    console.info("The real directory is not at hand: the journeys use one that the project invents.");
  const server = await openTestServer();
  process.env.E2E_SERVER_URL = server.url;
  process.env.E2E_EMPTY = await server.makeTemplate();
  process.env.E2E_DIRECTORY = await server.makeTemplate();
  process.env.DATABASE_URL = withDatabase(server.url, process.env.E2E_DIRECTORY);
  const directory = await loadDirectory();
  await at(new Date(Date.now() - OPENED_DAYS_AGO * 86_400_000), () => openPortal(directory));
  await closeClient();
  return server.close;
}

/** An HR manager of the directory opens the portal and imports it, with the commands that the pages use. */
async function openPortal(directory: Directory): Promise<void> {
  const { rows, columns, csv, fileName, pictures } = directory;
  const first =
    rows.find((row) => /human resources manager|head of people/i.test(row[columns.title] ?? "")) ?? rows[0];
  const { personId } = await setUpPortal(OUTSIDER, {
    token: await writeSetUpLink(SYSTEM),
    companyName: hasRealDirectory ? "Adventure Works" : "Beacon Hosting",
    memberSingular: "Adventurer",
    memberPlural: "Adventurers",
    teamLimit: 8,
    givenName: first?.[columns.given] ?? "",
    familyName: first?.[columns.family] ?? "",
    email: first?.[columns.email] ?? "",
  });
  const roles = ["admin", "people_team"] as const;
  const admin: PersonActor = { kind: "person", personId, name: "", roles, leads: [], owns: [], judges: [] };
  await importDirectory(admin, { fileName, bytes: csv, pictures });
  await getSql()`delete from import_drafts`;
}
