import Link from "next/link";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import type { PersonPage } from "@/features/people/types";
import { monthAndYear } from "./words";

type Props = {
  person: PersonPage;
  managerSrc: string | null;
};

/** Whom somebody reports to, what they lead, and since when they are here. */
export function AroundCard({ person, managerSrc }: Props) {
  const { manager, leads, startedOn } = person;
  return (
    <Card>
      <CardTitle>Around {person.givenName}</CardTitle>
      <dl className="divide-y divide-line *:py-3.5 *:first:pt-1 *:last:pb-0">
        {manager && (
          <div>
            <dt className="text-small text-ink-2">Reports to</dt>
            <dd>
              <Link
                href={`/people/${manager.id}`}
                className="mt-1.5 flex items-center gap-3 font-semibold hover:underline"
              >
                <Face name={manager.name} src={managerSrc} size={44} alt="" />
                {manager.name}
              </Link>
            </dd>
          </div>
        )}
        {leads.length > 0 && (
          <div>
            <dt className="text-small text-ink-2">Leads</dt>
            {leads.map((unit) => (
              <dd key={unit.id} className="mt-1 font-semibold">
                {unit.kind === "team" ? (
                  <Link href={`/teams/${unit.id}`} className="hover:underline">
                    {unit.name}
                  </Link>
                ) : (
                  unit.name
                )}
              </dd>
            ))}
          </div>
        )}
        {startedOn && (
          <div>
            <dt className="text-small text-ink-2">Here since</dt>
            <dd className="mt-1 font-semibold">{monthAndYear(startedOn)}</dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
