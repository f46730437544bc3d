import { Card, CardTitle } from "@/components/ui/card";

type Props = { kept: readonly { name: string; why: string }[]; inAll: number };

/** What is not as it was before an undone file, and why. */
export function KeptLines({ kept, inAll }: Props) {
  return (
    <Card className="mt-7">
      <CardTitle>What stays as it is now</CardTitle>
      <ul className="divide-y divide-line">
        {kept.map(({ name, why }) => (
          <li key={`${name} ${why}`} className="py-2">
            <b>{name}</b> {why}.
          </li>
        ))}
      </ul>
      {inAll > kept.length && <p className="pt-2 text-ink-2">And {inAll - kept.length} more.</p>}
    </Card>
  );
}
