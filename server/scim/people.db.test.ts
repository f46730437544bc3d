import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "@/db/testing";
import { bringIn, type Client, ENTERPRISE, newClient, openCompany, operations } from "./client";

useTestDatabase();

let client: Client;
let id: string;
let bosses: string[];

beforeAll(async () => {
  client = await newClient(await openCompany());
  bosses = await bringIn(client, 2, "boss");
  const made = await client.post("/Users", {
    userName: "kim@bakery.example",
    name: { givenName: "Kim", familyName: "Dough" },
  });
  id = made.body.id;
});

/** What is kept of somebody and may be changed by a PATCH, each in the forms that clients send it in. */
const PATHS = {
  title: ["title", "Title", "urn:ietf:params:scim:schemas:core:2.0:User:title"],
  given: ["name.givenName"],
  family: ["name.familyName", "NAME.familyname"],
  department: [`${ENTERPRISE}:department`, "department"],
  manager: [`${ENTERPRISE}:manager`, `${ENTERPRISE}:manager.value`],
} as const;
type Field = keyof typeof PATHS;
type Step = { field: Field; form: number; op: "add" | "Replace" | "remove"; value: string };
type Model = Record<Field, string>;

function modelled(model: Model, steps: readonly Step[]): Model {
  const next = { ...model };
  for (const { field, op, value } of steps) next[field] = op === "remove" ? "" : value;
  return next;
}

function operationOf({ field, form, op, value }: Step): object {
  const paths = PATHS[field];
  const path = paths[form % paths.length] ?? paths[0];
  if (op === "remove") return { op, path };
  return form === 5 ? { op, value: { [path]: value } } : { op, path, value };
}

const step = fc
  .record({
    field: fc.constantFrom(...(Object.keys(PATHS) as Field[])),
    form: fc.nat(5),
    op: fc.constantFrom("add", "Replace", "remove"),
    value: fc.stringMatching(/^[a-zA-Zéßא]{1,12}$/),
    boss: fc.nat(1),
  })
  .map(
    ({ boss, ...rest }): Step =>
      ({ ...rest, value: rest.field === "manager" ? (bosses[boss] ?? "") : rest.value }) as Step,
  );

test("any PATCH of somebody does what the RFC says, one operation after the other", async () => {
  let model: Model = { title: "", given: "Kim", family: "Dough", department: "", manager: "" };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const wanted = modelled(model, steps);
      fc.pre(wanted.given !== "" && wanted.family !== "");
      const { status, body } = await client.patch(`/Users/${id}`, operations(...steps.map(operationOf)));
      expect(status, body.detail).toBe(200);
      model = wanted;
      const read = (await client.get(`/Users/${id}`)).body as unknown as Record<string, string>;
      const { name, [ENTERPRISE]: extension } = body;
      expect(body).toEqual(read);
      expect({
        title: read.title ?? "",
        given: name.givenName ?? "",
        family: name.familyName ?? "",
        department: extension.department ?? "",
        manager: extension.manager?.value ?? "",
      }).toEqual(wanted);
    }),
    { numRuns: 40 },
  );
});
