import { cpus } from "node:os";
import { holdTo, type Part } from "../part";
import { measureTypeahead } from "./typeahead";

/** Measures what somebody waits for while they write a nomination: whom to put up, as they type, in a large company. */
export async function measure({ quick, step, say }: Part): Promise<void> {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  const { said, isHeld } = await measureTypeahead({ turns: quick ? 10 : 60, machine, step });
  say(said);
  holdTo({ "whom to nominate, as one types": isHeld });
}
