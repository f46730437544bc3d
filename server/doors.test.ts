import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { type Actor, OUTSIDER } from "@/lib/actor";
import { isAppError } from "@/lib/errors";

useTestDatabase();

/** Anybody may call these; each says here why, and answers nothing about anybody by itself. */
const OPEN_TO_ALL: Record<string, string> = {
  "features/demo/queries.ts getShoeRack": "the demo's front door, shut without the seed's mark",
  "features/people/commands.ts setUpPortal": "the set-up link is the key, checked and used up inside",
  "features/sign-in/commands/come-in.ts comeIn": "the provider's signed word is the key, checked before",
  "features/sign-in/commands/link.ts requestLink": "whoever stands at the door may ask, and learns nothing",
};

/** Queries and commands, and those of the ballots' room that know who asks. */
const DOORS = /\/(queries|commands)(\/[^/]+)?\.ts$|^features\/ballots\/(issue|cut|resume|tally\/tally)\.ts$/;
const REFUSALS = new Set(["not_signed_in", "forbidden", "not_found", "gone"]);
const NOBODY: Actor = {
  kind: "person",
  personId: "00000000-0000-4000-8000-000000000000",
  name: "Nobody",
  roles: [],
  leads: [],
  owns: [],
  judges: [],
};

const doors = files("features")
  .filter((file) => DOORS.test(file) && !file.includes(".test."))
  .flatMap((file) => exportedFunctions(file).map((door) => ({ file, ...door })));

describe("every query and command", () => {
  it("takes the actor first, or the transaction of a command that did", () => {
    const strays = doors.filter((door) => !/^(Actor|PersonActor|Db)$/.test(door.firstType));
    expect(strays.map((door) => `${door.file} ${door.name}(${door.firstType})`)).toEqual([]);
  });

  const guarded = doors.filter((door) => door.firstType === "Actor");
  it("is found by this test", () => expect(guarded.length).toBeGreaterThan(30));

  for (const door of guarded) {
    const key = `${door.file} ${door.name}`;
    it(`${key} refuses an outsider`, async () => {
      expect(REFUSALS.has(await codeOf(door.file, door.name, OUTSIDER)), "refused").toBe(true);
    });
  }

  it("answers somebody signed in with something else than 'please sign in'", async () => {
    const codes = await Promise.all(
      guarded
        .filter((door) => !(`${door.file} ${door.name}` in OPEN_TO_ALL))
        .map((door) => codeOf(door.file, door.name, NOBODY)),
    );
    expect(codes.filter((code) => code === "not_signed_in")).toEqual([]);
  });
});

describe("every server action", () => {
  for (const file of files("features").filter((name) => name.endsWith("/actions.ts"))) {
    it(`${file} is made of commands by the adapter, one line each`, () => {
      const source = parse(file);
      const exported = source.statements
        .filter(ts.isVariableStatement)
        .flatMap((s) => [...s.declarationList.declarations]);
      expect(exported.length).toBeGreaterThan(0);
      for (const declaration of exported) {
        const call = declaration.initializer;
        expect(
          call && ts.isCallExpression(call) && call.expression.getText(source),
          declaration.name.getText(source),
        ).toBe("action");
      }
      expect(source.statements.filter(ts.isFunctionDeclaration)).toEqual([]);
    });
  }
});

/** What a call with no usable input comes back with: an error's code, "bug" for a crash, "answered" for a value. */
async function codeOf(file: string, name: string, actor: Actor): Promise<string> {
  const room = (await import(pathToFileURL(file).href)) as Record<
    string,
    (actor: Actor, input: unknown) => unknown
  >;
  try {
    await room[name]?.(actor, { token: "no such token" });
    return "answered";
  } catch (error) {
    return isAppError(error) ? error.code : "bug";
  }
}

function exportedFunctions(file: string): { name: string; firstType: string }[] {
  const source = parse(file);
  return source.statements.filter(ts.isFunctionDeclaration).flatMap((statement) => {
    const isExported = statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported || !statement.name) return [];
    return [
      { name: statement.name.text, firstType: statement.parameters[0]?.type?.getText(source) ?? "nothing" },
    ];
  });
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".ts"));
}
