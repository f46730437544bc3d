import SCIMMY from "scimmy";
import type { Actor } from "@/lib/actor";
import { errorBody, protocolError, refusedBy, scimBase } from "./protocol";
import { type Endpoint, write } from "./write";

/** The most operations at once: told in ServiceProviderConfig. */
export const MAX_OPERATIONS = 100;

const RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

type Operation = { method?: unknown; path?: unknown; bulkId?: unknown; version?: unknown; data?: unknown };
type Outcome = {
  method: unknown;
  bulkId?: string;
  status: string;
  location?: string;
  version?: string;
  response?: unknown;
};

/**
 * Many writes in one request (RFC 7644 section 3.7), in order, each by itself all or nothing. What refers to something
 * that is made further down waits for it. Two that need each other are refused with 409: the only reference here that
 * could go round is a manager, and nobody reports to themselves in the end.
 */
export async function applyBulk(actor: Actor, body: unknown): Promise<unknown> {
  const { Operations, failOnErrors } = new SCIMMY.Messages.BulkRequest(Object(body), MAX_OPERATIONS);
  const run = new BulkRun(actor, Operations as Operation[], failOnErrors ?? Number.POSITIVE_INFINITY);
  return { schemas: [RESPONSE], Operations: await run.all() };
}

class BulkRun {
  private readonly outcomes = new Map<number, Outcome>();
  private readonly makers = new Map<string, number>();
  /** Ids of what was made, by bulkId. */
  private readonly made = new Map<string, string>();
  private failures = 0;

  constructor(
    private readonly actor: Actor,
    private readonly operations: readonly Operation[],
    private readonly mostFailures: number,
  ) {
    for (const [i, { method, bulkId }] of operations.entries()) {
      if (isPost(method) && typeof bulkId === "string" && !this.makers.has(bulkId))
        this.makers.set(bulkId, i);
    }
  }

  async all(): Promise<Outcome[]> {
    for (const i of this.operations.keys()) {
      if (this.failures >= this.mostFailures) break;
      await this.run(i, []);
    }
    return [...this.outcomes].sort(([a], [b]) => a - b).map(([, outcome]) => outcome);
  }

  /** @param waiting operations that wait for this one */
  private async run(i: number, waiting: readonly number[]): Promise<void> {
    if (this.outcomes.has(i)) return;
    const operation = this.operations[i] ?? {};
    const named = {
      method: operation.method,
      ...(typeof operation.bulkId === "string" && { bulkId: operation.bulkId }),
    };
    try {
      const { endpoint, id, method } = targetOf(operation);
      await this.makeWhatItNeeds(i, [...waiting, i]);
      const body = this.withIds(operation.data);
      const ifMatch = typeof operation.version === "string" ? operation.version : null;
      const at = id && (this.made.get(bulkIdOf(id) ?? "") ?? id);
      const resource = await write(this.actor, { method, endpoint, id: at, body, ifMatch });
      if (resource && isPost(method)) this.made.set(String(operation.bulkId), resource.id);
      const meta = resource && { location: resource.meta.location, version: resource.meta.version };
      const status = resource ? (isPost(method) ? "201" : "200") : "204";
      this.outcomes.set(i, {
        ...named,
        ...(meta ?? { location: `${scimBase()}/${endpoint}/${at}` }),
        status,
      });
    } catch (error) {
      const refused = refusedBy(error);
      this.failures += 1;
      this.outcomes.set(i, { ...named, status: String(refused.status), response: errorBody(refused) });
    }
  }

  private async makeWhatItNeeds(i: number, waiting: readonly number[]): Promise<void> {
    const { data, path } = this.operations[i] ?? {};
    for (const bulkId of referencesIn([data, ...String(path).split("/")])) {
      const maker = this.makers.get(bulkId);
      if (maker === undefined) {
        throw protocolError(400, `Nothing in this request is made as "${bulkId}".`, "invalidValue");
      }
      if (waiting.includes(maker)) {
        throw protocolError(
          409,
          `"${bulkId}" and this need each other, so neither can come first. Nothing was made.`,
        );
      }
      await this.run(maker, waiting);
      if (!this.made.has(bulkId))
        throw protocolError(409, `"${bulkId}" could not be made, so neither could this.`);
    }
  }

  private withIds(data: unknown): unknown {
    if (data === undefined) return undefined;
    return JSON.parse(JSON.stringify(data), (_, value) => {
      const bulkId = bulkIdOf(value);
      return bulkId === null ? value : (this.made.get(bulkId) ?? value);
    });
  }
}

function targetOf({ method, path, bulkId, data }: Operation): {
  method: string;
  endpoint: Endpoint;
  id?: string;
} {
  const said = String(method).toUpperCase();
  const [, endpoint, id] = /^\/(Users|Groups)(?:\/([^/]+))?$/.exec(String(path)) ?? [];
  if (!["POST", "PUT", "PATCH", "DELETE"].includes(said) || (endpoint !== "Users" && endpoint !== "Groups")) {
    throw protocolError(
      400,
      "An operation has a method and a path like /Users or /Groups/<id>.",
      "invalidSyntax",
    );
  }
  if (isPost(said) && (id || typeof bulkId !== "string" || bulkId === "")) {
    throw protocolError(400, "A POST has a bulkId, and no id in its path.", "invalidSyntax");
  }
  if (said !== "DELETE" && (typeof data !== "object" || data === null)) {
    throw protocolError(400, "An operation has its data in an object.", "invalidSyntax");
  }
  return { method: said, endpoint, id };
}

function isPost(method: unknown): boolean {
  return String(method).toUpperCase() === "POST";
}

/** Every bulkId that stands as a value anywhere. */
function referencesIn(value: unknown): Set<string> {
  const found = new Set<string>();
  JSON.stringify(value ?? null, (_, one) => {
    const bulkId = bulkIdOf(one);
    if (bulkId !== null) found.add(bulkId);
    return one;
  });
  return found;
}

function bulkIdOf(value: unknown): string | null {
  return typeof value === "string" && value.startsWith("bulkId:") ? value.slice("bulkId:".length) : null;
}
