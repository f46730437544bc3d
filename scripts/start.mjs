/** The production start: no demo data, no demo sign-in. */
import "./node-version.mjs";
import { launch } from "./launch.mjs";
import { main } from "./stop.mjs";

await main(() => launch("production", "npm start"));
