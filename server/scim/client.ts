import { answer } from "@/app/scim/v2/[...path]/answer";
import { getSql } from "@/db/client";
import { connect } from "@/features/connections/commands/tokens";
import { setUpPortal, writeSetUpLink } from "@/features/people/commands/set-up";
import { OUTSIDER, type PersonActor, SYSTEM } from "@/lib/actor";

/** What comes back: a resource, a list, an outcome of many or a refusal. */
export type Body = {
  id: string;
  userName: string;
  externalId: string;
  displayName: string;
  active: boolean;
  groups?: { value: string }[];
  members: { value: string }[];
  emails: { value: string }[];
  name: { givenName?: string; familyName?: string };
  meta: { version: string; location: string };
  totalResults: number;
  itemsPerPage: number;
  Resources: Body[];
  Operations: { status: string; bulkId?: string; location?: string; response?: Body }[];
  attributes: { name: string }[];
  status: string;
  scimType?: string;
  detail: string;
  [ENTERPRISE]: { department?: string; employeeNumber?: string; manager?: { value: string } };
};

export type Answer = { status: number; body: Body; headers: Headers };

export const CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** Asks the portal's SCIM as a client with a token does. Paths may carry a query; a body that is a string goes as it is. */
export type Client = {
  token: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
};

/** Opens a company with its first admin. */
export async function openCompany(teamLimit = 8): Promise<PersonActor> {
  const token = await writeSetUpLink(SYSTEM);
  const { personId } = await setUpPortal(OUTSIDER, {
    token,
    companyName: "Bakery",
    memberSingular: "baker",
    memberPlural: "bakers",
    teamLimit,
    givenName: "Ada",
    familyName: "Oven",
    email: "ada@bakery.example",
  });
  return { kind: "person", personId, name: "Ada Oven", roles: ["admin"], leads: [], owns: [], judges: [] };
}

export async function newClient(admin: PersonActor, name = "Directory"): Promise<Client> {
  return clientWith((await connect(admin, { name })).token);
}

export function clientWith(token: string): Client {
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const url = new URL(`http://localhost:3000/scim/v2${path}`);
    const request = new Request(url, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json", ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const segments = url.pathname.split("/").slice(3).map(decodeURIComponent);
    const response = await answer(request, segments);
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers };
  };
  return {
    token,
    get: (path, headers) => ask("GET", path, undefined, headers),
    post: (path, body) => ask("POST", path, body),
    put: (path, body, headers) => ask("PUT", path, body, headers),
    patch: (path, body, headers) => ask("PATCH", path, body, headers),
    delete: (path, headers) => ask("DELETE", path, undefined, headers),
  };
}

export function operations(...Operations: object[]): object {
  return { schemas: [PATCH_OP], Operations };
}

/** Brings people in. @returns their ids */
export async function bringIn(client: Client, count: number, stem: string): Promise<string[]> {
  const made = await Promise.all(
    Array.from({ length: count }, (_, i) =>
      client.post("/Users", {
        schemas: [CORE],
        userName: `${stem}${i}@bakery.example`,
        name: { givenName: stem, familyName: `Dough ${i}` },
      }),
    ),
  );
  return made.map(({ body }) => body.id);
}

/** The most people that any table has now. */
export async function fullestTable(): Promise<number> {
  const [row] = await getSql()<{ most: number }[]>`
    select coalesce(max(n), 0)::int as most
    from (select count(*) as n from seats where valid @> clock_timestamp() group by unit_id) tables`;
  return row?.most ?? 0;
}
