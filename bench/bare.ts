import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import postgres from "postgres";
import { connectionOptions } from "../db/connection";
import { answerCpu } from "./child";
import type { Statement } from "./statements";

/**
 * The yardstick: node:http and postgres.js alone. `GET /0`, `/1` ... runs the statements of a target and answers their
 * rows as JSON; `POST /cast` inserts one row with what a ballot's row holds.
 */
const targets = JSON.parse(readFileSync(process.env.BENCH_STATEMENTS ?? "", "utf8")) as Statement[][];

// The parameters come in PostgreSQL's own text form, so nothing is converted on the way there or back.
const asIs = {
  to: 25,
  from: [16, 17, 20, 21, 23, 114, 700, 701, 1082, 1114, 1184, 3802],
  serialize: (value: unknown) => value,
  parse: (value: unknown) => value,
};
const sql = postgres({
  ...connectionOptions(process.env.DATABASE_URL ?? ""),
  max: 10,
  types: { asIs },
  fetch_types: false,
  onnotice: () => {},
});

const server = createServer(async (message, response) => {
  try {
    const result =
      message.url === "/cast"
        ? await cast(message)
        : await replay(targets[Number(message.url?.slice(1))] ?? []);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(result));
  } catch (error) {
    process.stderr.write(`${error}\n`);
    response.writeHead(500).end();
  }
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  answerCpu(typeof address === "object" && address ? address.port : 0);
});

/** In one transaction where the portal used one, else all at once. */
function replay(statements: Statement[]): Promise<unknown> {
  const work = statements.filter(({ text }) => !/^(begin|commit|rollback|start transaction)/i.test(text));
  if (work.length === statements.length) return Promise.all(work.map((statement) => ask(sql, statement)));
  return sql.begin(async (tx) => {
    const rows: unknown[] = [];
    for (const statement of work) rows.push(await ask(tx, statement));
    return rows;
  });
}

function ask(on: Pick<postgres.TransactionSql, "unsafe">, { text, parameters }: Statement): Promise<unknown> {
  return on.unsafe(text, parameters, { prepare: true });
}

/** What a ballot's row holds, cut out of its bytes and written down: no check, no key, no trigger. */
async function cast(message: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const hex = (from: number, to: number) => `\\x${body.toString("hex", from, to)}`;
  await sql`insert into bare_box (round_id, unit_id, version, public_key, sealed)
    values (${body.toString("hex", 0, 16)}, ${body.toString("hex", 16, 32)}, ${String(body.readUInt32BE(32))},
      ${hex(36, 101)}, ${hex(389, 4533)})`;
  return { accepted: true };
}
