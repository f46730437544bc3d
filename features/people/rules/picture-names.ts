import type { RowPerson } from "./read-rows";

type Named = Pick<RowPerson, "externalId" | "email" | "givenName" | "familyName">;

/** What a picture of somebody may be called, the surest first: number, address, its first part, name either way round. */
export function pictureStems({ externalId, email, givenName, familyName }: Named): string[] {
  const names = [
    externalId ?? "",
    email,
    email.split("@")[0] ?? "",
    `${givenName} ${familyName}`,
    `${familyName} ${givenName}`,
  ];
  return names.map(bare).filter((name) => name !== "");
}

/** A picture file's name without its ending. */
export function stemOf(fileName: string): string {
  return bare(fileName.replace(/\.[a-z0-9]+$/, ""));
}

/** Letters and digits alone, so that "Ken Sánchez", "ken_sanchez" and "ken.sanchez" are one. */
function bare(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
