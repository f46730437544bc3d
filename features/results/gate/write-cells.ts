import type { Db } from "@/db/client";
import { cells } from "@/db/schema";
import type { Figure } from "./figures";

export type Cell = {
  roundId: string;
  serviceId: string | null;
  unitId: string;
  questionId: string;
  figure: Figure;
};

// A statement takes 65,535 parameters at most.
const AT_ONCE = 2000;

/** Writes published cells: once, for ever (the table refuses every change). */
export async function writeCells(tx: Db, all: readonly Cell[]): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE);
    await tx.insert(cells).values(some.map(({ figure, ...place }) => ({ ...place, ...figure })));
  }
}
