import Link from "next/link";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import type { ServicePage } from "@/features/services/types";

/** Who looks after a service: the people to walk to. */
export function OwnersCard({
  service: { owners, providerName },
  pictureOf,
}: {
  service: ServicePage;
  pictureOf: (id: string | null) => string | null;
}) {
  return (
    <Card>
      <CardTitle aside={providerName ?? undefined}>Who looks after it</CardTitle>
      {owners.length > 0 ? (
        <ul className="grid gap-x-6 sm:grid-cols-2">
          {owners.map((owner) => (
            <li key={owner.personId}>
              <Link
                href={`/people/${owner.personId}`}
                className="flex min-h-14 items-center gap-3 hover:underline"
              >
                <Face name={owner.name} src={pictureOf(owner.pictureId)} size={44} alt="" />
                <span className="font-semibold">{owner.name}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-2">Nobody by name yet.</p>
      )}
      <p className="mt-3 text-small text-ink-2">
        They read what everybody reads here, and no names: ratings are sealed ballots.
      </p>
    </Card>
  );
}
