import { startWeb } from "../server/web";
import { startWorker } from "../server/worker";

/**
 * A portal for one journey file, in a process of its own: the production build over the PORT and
 * the DATABASE_URL it is given. Sends its address to the parent, and leaves when the parent does.
 */
const port = Number(process.env.PORT);
const origin = `http://localhost:${port}`;
process.env.NEXTAUTH_URL = origin;
const worker = await startWorker(process.env.DATABASE_URL ?? "");
const web = await startWeb({
  dev: false,
  port,
  host: "here",
  origin,
  hosts: new Set([`localhost:${port}`]),
  trustProxy: false,
});
process.send?.({ origin });
process.on("disconnect", async () => {
  await web.close();
  await worker.close();
  process.exit(0);
});
