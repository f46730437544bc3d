import { createServer, type ServerResponse } from "node:http";
import { createServer as createNetServer, type Server as NetServer, type Socket } from "node:net";
import next from "next";
import { withoutWords } from "@/lib/errors";
import { log } from "@/lib/log";
import { openSlot } from "./cast";
import { dropForwarded, isForUs } from "./hosts";

export type Web = {
  /** Stops taking requests, lets those under way finish (five seconds), then closes. */
  close(): Promise<void>;
};

type Options = {
  dev: boolean;
  port: number;
  /** The address to listen at, or where from: this machine alone, or everywhere. */
  host: "here" | "everywhere" | (string & {});
  /** What people call the portal, e.g. https://pizza.example.com. */
  origin: string;
  hosts: Set<string>;
  trustProxy: boolean;
};

/**
 * Serves the portal: Next for everything, but the cast endpoint goes past it.
 * @throws with code EADDRINUSE when the port is taken
 */
export async function startWeb(options: Options): Promise<Web> {
  const app = next({ dev: options.dev, port: options.port, hostname: "localhost" });
  await app.prepare();
  const handle = app.getRequestHandler();
  const cast = openSlot(options.origin);

  const server = createServer((message, response) => {
    if (!options.trustProxy) dropForwarded(message);
    if (!isForUs(message, options.hosts)) return misdirected(response, options.origin);
    if (message.url === "/cast") return void cast(message, response);
    handle(message, response).catch((error: Error) => {
      log.error({ err: withoutWords(error) }, "request failed");
      if (!response.headersSent) response.writeHead(500).end();
    });
  });
  server.requestTimeout = 120_000;
  server.headersTimeout = 20_000;
  // Longer than a proxy keeps what it opened to us (60 seconds is usual): else it sends into a connection just closed.
  server.keepAliveTimeout = 75_000;

  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  const listeners: NetServer[] = [server];
  const address = options.host === "here" ? "127.0.0.1" : options.host;
  await listen(server, options.port, address === "everywhere" ? undefined : address);
  // “localhost” may mean either loopback address; the second one's connections join the first one's server.
  if (options.host === "here") {
    const other = createNetServer((socket) => server.emit("connection", socket));
    await listen(other, options.port, "::1").then(() => listeners.push(other), ignoreNoIpv6);
  }

  return {
    async close() {
      const closed = listeners.map((listener) => new Promise((done) => listener.close(done)));
      server.closeIdleConnections();
      // Every socket, because the server lets go of those that became web sockets (the development page's).
      const impatient = setTimeout(
        () => {
          for (const socket of sockets) socket.destroy();
        },
        options.dev ? 0 : 5000,
      );
      await Promise.all(closed);
      clearTimeout(impatient);
      await app.close();
    },
  };
}

function misdirected(response: ServerResponse, origin: string): void {
  response.writeHead(421, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`This portal answers at ${origin} only.\n`);
}

function listen(server: NetServer, port: number, host: string | undefined): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      done();
    });
  });
}

function ignoreNoIpv6(error: NodeJS.ErrnoException): void {
  if (error.code !== "EADDRNOTAVAIL" && error.code !== "EAFNOSUPPORT") throw error;
}
