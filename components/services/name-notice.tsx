import { Icon } from "@/components/ui/icon";
import type { Owner } from "@/features/services/types";

/** Said plainly before anybody rates: the name goes with it, and who can read it. */
export function NameNotice({ name, owners }: { name: string; owners: readonly Owner[] }) {
  const readers =
    owners.length === 0
      ? `Whoever looks after ${name}`
      : new Intl.ListFormat("en-GB", { type: "conjunction" }).format(owners.map((owner) => owner.name));
  const can = owners.length > 0 ? `, who ${owners.length === 1 ? "looks" : "look"} after ${name},` : "";
  return (
    <p className="flex gap-3 rounded-well bg-dough px-4.5 py-4">
      <Icon name="eye" size={22} className="mt-0.5 shrink-0" />
      <span>
        <b>Your name goes with this.</b> This is no sealed ballot. {readers}
        {can} can read your rating with your name as soon as you send it, to come over and put it right.
        Everybody else sees figures only, once the round is counted.
      </span>
    </p>
  );
}
