import type { Problem } from "./columns";
import type { ReadyPicture } from "./directory";
import type { Matched } from "./match-people";
import { bareFileName, type Columns } from "./read-rows";

export type MatchedPictures = {
  /** By person id. */
  pictureOf: Map<string, string>;
  /** People of the file for whom no picture came. */
  without: number;
  /** Pictures that belong to nobody in the file. */
  spare: string[];
  problems: Problem[];
};

/**
 * Gives everybody their picture by name: the one their row names, or a file called like their number, address or name.
 * A picture that cannot be used is a problem of the row it belongs to.
 */
export function matchPictures(
  matched: readonly Matched[],
  columns: Columns,
  pictures: readonly ReadyPicture[],
): MatchedPictures {
  const byName = new Map(pictures.map((picture) => [picture.name, picture]));
  const byStem = new Map(pictures.map((picture) => [stemOf(picture.name), picture]));
  const used = new Set<string>();
  const pictureOf = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { id, row } of pictures.length > 0 ? matched : []) {
    const named = row.picture ? byName.get(bareFileName(row.picture)) : undefined;
    const picture =
      named ??
      namesOf(row)
        .map((name) => byStem.get(name))
        .find(Boolean);
    if (!picture) continue;
    used.add(picture.name);
    if (picture.pictureId) pictureOf.set(id, picture.pictureId);
    else {
      const sentence = `${picture.name}: ${picture.problem ?? "This is no picture."}`;
      const column = columns.picture?.header ?? null;
      problems.push({ line: row.line, column, value: row.picture || picture.name, sentence });
    }
  }
  const spare = pictures.filter((picture) => !used.has(picture.name)).map((picture) => picture.name);
  return { pictureOf, without: matched.length - pictureOf.size - problems.length, spare, problems };
}

function namesOf({ externalId, email, givenName, familyName }: Matched["row"]): string[] {
  const names = [
    externalId,
    email,
    email.split("@")[0],
    `${givenName} ${familyName}`,
    `${familyName} ${givenName}`,
  ];
  return names.filter((name) => name).map((name) => bare(name ?? ""));
}

function stemOf(fileName: string): string {
  return bare(fileName.replace(/\.[a-z0-9]+$/, ""));
}

/** Letters and digits alone, so that "Ken Sánchez", "ken_sanchez" and "ken.sanchez" are one. */
function bare(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
