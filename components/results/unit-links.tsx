import Link from "next/link";
import { Card, CardTitle } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { UnitRef } from "@/features/results/types";

/** Other units' health, one link each. */
export function UnitLinks({ title, units }: { title: string; units: readonly UnitRef[] }) {
  return (
    <Card>
      <CardTitle>{title}</CardTitle>
      <ul className="divide-y divide-line">
        {units.map(({ id, name }) => (
          <li key={id}>
            <Link
              href={`/teams/${id}/health`}
              className="flex min-h-12 items-center justify-between gap-3 py-2 font-medium hover:underline"
            >
              <span className="min-w-0">{name}</span>
              <Icon name="arrow" size={18} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
