import { startWeb } from "../server/web";
import { answerCpu, freePort } from "./child";

/** The portal in a process of its own, as it is served in production, without its worker. */
const port = await freePort();
const origin = `http://localhost:${port}`;
process.env.NEXTAUTH_URL = origin;
const hosts = new Set([`localhost:${port}`, `127.0.0.1:${port}`]);
await startWeb({ dev: false, port, host: "here", origin, hosts, trustProxy: false });
answerCpu(port);
