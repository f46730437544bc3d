import { handleCast } from "@/features/ballots/cast";

/** The box's slot behind Next: the portal's own server answers this path before Next sees it. */
export const POST = handleCast;
