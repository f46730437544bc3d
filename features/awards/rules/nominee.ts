import type { Nominee } from "../types";

/** A nominee or winner out of a row that has the person's or the unit's columns. */
export function nomineeOf(row: {
  personId: string | null;
  unitId: string | null;
  givenName: string | null;
  familyName: string | null;
  title: string | null;
  pictureId: string | null;
  teamName: string | null;
}): Nominee {
  const { personId, unitId, givenName, familyName, title, pictureId, teamName } = row;
  if (personId) {
    return {
      kind: "person",
      id: personId,
      name: `${givenName} ${familyName}`,
      shortName: givenName ?? "",
      title: title ?? "",
      pictureId,
      teamName,
    };
  }
  const name = teamName ?? "A team";
  return {
    kind: "team",
    id: unitId ?? "",
    name,
    shortName: name,
    title: "",
    pictureId: null,
    teamName: name,
  };
}
