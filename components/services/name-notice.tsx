import { Icon } from "@/components/ui/icon";
import type { Owner } from "@/features/services/types";

/** Said plainly before anybody rates: the name goes with it, and who can read it. */
export function NameNotice({ name, owners }: { name: string; owners: readonly Owner[] }) {
  const readers =
    owners.length === 0
      ? `whoever looks after ${name} reads`
      : `${new Intl.ListFormat("en-GB").format(owners.map((owner) => owner.name))} ${owners.length === 1 ? "reads" : "read"}`;
  return (
    <p className="flex gap-3 rounded-well bg-dough px-4.5 py-4">
      <Icon name="eye" size={22} className="mt-0.5 shrink-0" />
      <span>
        <b>Your name goes with this rating.</b> It is no sealed ballot: {readers} it with your name as soon as
        you send it, to come over and put it right. Everybody else sees figures only, once the round is
        counted.
      </span>
    </p>
  );
}
