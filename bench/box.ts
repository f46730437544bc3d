import { startBox } from "../server/box";
import { answerCpu } from "./child";

/** The ballot box in a process of its own, as `npm run box` starts it. */
const box = await startBox({ port: 0, host: "127.0.0.1", portal: "http://localhost" });
answerCpu(box.port);
