import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { closeClient, getSql } from "@/db/client";
import { openSlot } from "./cast";
import { surviveLostConnections } from "./lost-connections";

export type Box = {
  port: number;
  /** Takes no more ballots, lets those under way finish (five seconds), then closes. */
  close(): Promise<void>;
};

type Options = {
  port: number;
  /** The address to listen at; all of them unless set. */
  host: string | undefined;
  /** What the portal is called: pages of no other origin may send a ballot here. */
  portal: string;
};

const REMEMBERED_SECONDS = 7200;

/**
 * The ballot box as a server of its own, on an origin of its own: it takes ballots at POST /cast and does nothing else.
 * In this process there is no session, no sign-in and no framework, and nothing of a request is written to any log.
 * @throws when the database cannot be read; with code EADDRINUSE when the port is taken
 */
export async function startBox({ port, host, portal }: Options): Promise<Box> {
  surviveLostConnections();
  await getSql()`select 1 from rounds limit 1`;
  const cast = openSlot(portal);
  const server = createServer((message, response) => {
    if (message.url !== "/cast") return void response.writeHead(404).end();
    allow(portal, message, response);
    if (message.method === "OPTIONS") return preflight(response);
    void cast(message, response);
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  // As in the portal (web.ts): longer than the proxy before it keeps its connections.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      const impatient = setTimeout(() => server.closeAllConnections(), 5000);
      await closed;
      clearTimeout(impatient);
      await closeClient();
    },
  };
}

/** Lets the portal's pages read the answer (CORS), and no other origin's. Never with credentials. */
function allow(portal: string, message: IncomingMessage, response: ServerResponse): void {
  response.setHeader("vary", "origin");
  if (message.headers.origin === portal) response.setHeader("access-control-allow-origin", portal);
}

/** A ballot is no simple request, so browsers ask first. What a foreign page is told allows it nothing. */
function preflight(response: ServerResponse): void {
  if (response.hasHeader("access-control-allow-origin")) {
    response.setHeader("access-control-allow-methods", "POST");
    response.setHeader("access-control-allow-headers", "content-type");
    response.setHeader("access-control-max-age", REMEMBERED_SECONDS);
  }
  response.writeHead(204).end();
}
