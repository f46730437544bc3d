import { cpus } from "node:os";
import type { Part } from "../part";
import { measureTypeahead } from "./typeahead";

/** Measures what somebody waits for while they write a nomination: whom to put up, as they type, in a large company. */
export async function measure({ quick, step, say }: Part): Promise<void> {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  say(await measureTypeahead({ turns: quick ? 10 : 60, machine, step }));
}
