import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { IssueBallot } from "@/features/ballots/input";
import { issueBallot } from "@/features/ballots/issue";
import type { PersonActor } from "@/lib/actor";
import { isAppError, STATUS_OF } from "@/lib/errors";
import { openSlot } from "../cast";
import { surviveLostConnections } from "../lost-connections";
import { startWorker } from "../worker";

/**
 * The portal of the survival test in a process of its own: the real start, worker and slot, and the real command that
 * issues ballots, without pages and sign-in in front of it. Sends its port to the parent when it serves.
 */
surviveLostConnections();
await startWorker(process.env.DATABASE_URL ?? "");
const cast = openSlot("http://localhost");
const server = createServer((message, response) => {
  if (message.url === "/cast") return void cast(message, response);
  issue(message).then(
    (signature) => response.end(JSON.stringify({ signature })),
    (error: unknown) => {
      response.statusCode = isAppError(error) ? STATUS_OF[error.code] : 500;
      response.end(JSON.stringify({ message: error instanceof Error ? error.message : "" }));
    },
  );
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));

async function issue(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const { personId, ...request } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const actor: PersonActor = {
    kind: "person",
    personId,
    name: "",
    roles: [],
    leads: [],
    owns: [],
    judges: [],
  };
  const { signature } = await issueBallot(actor, IssueBallot.parse(request));
  return Buffer.from(signature).toString("base64url");
}
