import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { now } from "@/lib/clock";
import type { Mail } from "@/lib/mail";
import type { CaseFacts, Telling, WinFacts } from "../messages";
import * as messages from "../messages";
import { momentWords } from "../rules/months";
import type { Case } from "../types";
import { readCases } from "./read-cases";
import { readWin, type Win } from "./read-wins";
import { readTimeZone } from "./time-zone";

/** Whom something is told, by id, as of now; for this feature's jobs. Nobody when it is no longer so. */
export async function readAudience(db: Db, what: Telling, about: string): Promise<string[]> {
  switch (what) {
    case "nominee-left": {
      const [one] = await readCases(db, { nominationId: about });
      return one ? one.voices.map(({ personId }) => personId) : [];
    }
    case "may-tell": {
      const [one] = await readCases(db, { nominationId: about });
      return one ? one.voices.filter(({ nominated }) => nominated).map(({ personId }) => personId) : [];
    }
    case "said": {
      const [one] = await readCases(db, { nominationId: about });
      return one ? readTheirs(db, one.nominee) : [];
    }
    default: {
      const win = await readWin(db, about);
      return win ? readAudienceOfWin(db, what, win) : [];
    }
  }
}

async function readAudienceOfWin(db: Db, what: Telling, win: Win): Promise<string[]> {
  const winners = new Set([...(await readTheirs(db, win.winner)), win.answererId]);
  const others = (people: string[]) => people.filter((id) => !winners.has(id));
  switch (what) {
    case "ask":
    case "reminder":
    case "reworded":
      return win.answererId ? [win.answererId] : [];
    case "won":
      return [...winners].flatMap((id) => id ?? []);
    case "thanks":
      return others((await readVoices(db, win)).map(({ personId }) => personId));
    case "no-lead":
      return win.answererId ? [] : others(await readPeopleTeam(db));
    case "rather-not":
      return others(await readDeciders(db, win));
    default:
      return others([...new Set([...(await readDeciders(db, win)), ...(await readPeopleTeam(db))])]);
  }
}

/** What a mail says to one of them; null when it is no longer so. */
export async function readWords(
  db: Db,
  what: Telling,
  about: string,
  to: string,
): Promise<Omit<Mail, "to"> | null> {
  if (what === "nominee-left" || what === "may-tell" || what === "said") return wordsOfCase(db, what, about);
  const win = await readWin(db, about);
  if (!win) return null;
  const facts: WinFacts = {
    winId: win.id,
    cycleId: win.cycleId,
    awardName: win.awardName,
    month: win.month,
    winner: win.winner,
    when: momentWords(win.announceAt, await readTimeZone(db)),
    isAnnounced: win.announcedAt !== null,
    hasAnswered: win.consent !== "asked",
  };
  const waits = win.consent === "asked" && win.stoodDownAt === null;
  switch (what) {
    case "ask":
    case "reminder":
      return waits && to === win.answererId ? messages.askMail(facts, what === "reminder") : null;
    case "reworded":
      return waits && to === win.answererId ? messages.rewordedMail(facts) : null;
    case "no-lead":
      return waits && win.answererId === null ? messages.noLeadMail(facts) : null;
    case "won":
      return win.announcedAt && win.consent !== "declined" ? messages.wonMail(facts) : null;
    case "thanks":
      return win.announcedAt && win.consent === "given" ? thanks(db, win, facts, to) : null;
    case "wish":
      return win.wish ? messages.wishMail(facts) : null;
    case "rather-not":
      return messages.ratherNotMail(facts, win.state === "decided");
    case "winner-left":
      return messages.winnerLeftMail(
        facts,
        win.stoodDownAt === null ? "stands" : win.state === "decided" ? "next" : "again",
      );
  }
}

async function thanks(db: Db, win: Win, facts: WinFacts, to: string) {
  const nominated = (await readVoices(db, win)).some((voice) => voice.personId === to && voice.nominated);
  return messages.thanksMail(facts, nominated);
}

async function wordsOfCase(db: Db, what: "nominee-left" | "may-tell" | "said", nominationId: string) {
  const [about] = await readCases(db, { nominationId });
  const [row] = await db.execute(sql`
    select c.month::text as month, n.may_tell as "mayTell"
    from nominations n join cycles c on c.id = n.cycle_id where n.id = ${nominationId}`);
  if (!about || !row) return null;
  const facts: CaseFacts = {
    nominationId,
    month: String(row.month),
    nominee: about.nominee,
    makerName: about.voices.find(({ nominated }) => nominated)?.name ?? "A colleague",
    story: about.story,
  };
  if (what === "nominee-left") return messages.nomineeLeftMail(facts);
  if (what === "said") return row.mayTell === true ? messages.saidMail(facts) : null;
  return row.mayTell === null ? messages.mayTellMail(facts) : null;
}

/** Everybody who spoke for the winner in that cycle, in whichever case. */
async function readVoices(db: Db, win: Win) {
  const cases = await readCases(db, { cycleId: win.cycleId });
  const theirs = cases.filter(
    (one: Case) => one.nominee.id === win.winner.id && one.screening !== "returned",
  );
  return theirs.flatMap(({ voices }) => voices);
}

/** The person, or everybody who sits at the table now and its lead. */
function readTheirs(db: Db, { kind, id }: { kind: "person" | "team"; id: string }): Promise<string[]> {
  if (kind === "person") return Promise.resolve([id]);
  const at = sql`${now().toISOString()}::timestamptz`;
  return readIds(
    db,
    sql`select person_id as id from seats where unit_id = ${id} and valid @> ${at}
      union select lead_id from unit_versions where unit_id = ${id} and valid @> ${at} and lead_id is not null`,
  );
}

/** The panel, or the people team where peers decide. */
function readDeciders(db: Db, { awardId, byPeers }: Pick<Win, "awardId" | "byPeers">): Promise<string[]> {
  if (byPeers) return readPeopleTeam(db);
  return readIds(db, sql`select person_id as id from panel_members where award_id = ${awardId}`);
}

function readPeopleTeam(db: Db): Promise<string[]> {
  return readIds(db, sql`select person_id as id from role_grants where role = 'people_team'`);
}

async function readIds(db: Db, rows: SQL): Promise<string[]> {
  return (await db.execute(rows)).map(({ id }) => String(id));
}
