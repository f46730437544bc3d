"use server";

import { action } from "@/lib/action";
import { connect, revoke, rotate } from "./commands/tokens";
import { ConnectionId, NewConnection } from "./input";

export const makeConnection = action(NewConnection, connect);
export const rotateConnection = action(ConnectionId, rotate);
export const revokeConnection = action(ConnectionId, revoke, {
  say: () => "Shut out. It gets no answer from now on.",
});
