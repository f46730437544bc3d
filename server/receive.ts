import type { IncomingMessage } from "node:http";

/** Why a body will not come: larger than the limit, not in time, or its sender went away. */
export type NotReceived = "too_large" | "too_slow" | "gone";

type Limits = {
  /** Bytes of a body. */
  limit: number;
  /** Milliseconds until it must be here. */
  patience: number;
  /** Bodies that may be on their way at once. One more, and the oldest is given up. */
  atOnce: number;
};

/**
 * Makes a place where bodies arrive. Slow senders stand in nobody's way here: whoever comes when all places are taken
 * gets the place of the one that has been sending longest.
 */
export function receiver({ limit, patience, atOnce }: Limits) {
  // A set keeps its order: the first is the oldest.
  const onTheirWay = new Set<(result: NotReceived) => void>();

  return function receive(message: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | NotReceived> {
    if (Number(message.headers["content-length"] ?? 0) > limit) return Promise.resolve("too_large");
    return new Promise((done) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const finish = (result: Uint8Array<ArrayBuffer> | NotReceived) => {
        clearTimeout(timer);
        onTheirWay.delete(finish);
        message.removeAllListeners("data");
        done(result);
      };
      const timer = setTimeout(() => finish("too_slow"), patience);
      message.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) finish("too_large");
        else chunks.push(chunk);
      });
      message.on("end", () => finish(new Uint8Array(Buffer.concat(chunks))));
      message.on("close", () => finish("gone"));
      message.on("error", () => finish("gone"));
      const [oldest] = onTheirWay;
      if (oldest && onTheirWay.size >= atOnce) oldest("too_slow");
      onTheirWay.add(finish);
    });
  };
}
