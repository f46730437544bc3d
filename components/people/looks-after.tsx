import Link from "next/link";
import { Card, CardTitle } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";

/** The services somebody looks after. */
export function LooksAfter({ services }: { services: { slug: string; name: string; promise: string }[] }) {
  if (services.length === 0) return null;
  return (
    <Card>
      <CardTitle>Looks after</CardTitle>
      <ul className="divide-y divide-line">
        {services.map(({ slug, name, promise }) => (
          <li key={slug}>
            <Link href={`/services/${slug}`} className="group flex items-center gap-3.5 py-3">
              <span className="grid size-11 shrink-0 place-items-center rounded-well bg-dough">
                <Icon name="heart" size={20} />
              </span>
              <span className="min-w-0">
                <span className="block font-semibold group-hover:underline">{name}</span>
                {promise && <span className="block text-small text-ink-2">{promise}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
