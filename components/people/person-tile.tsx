import Link from "next/link";
import { Face } from "@/components/ui/face";
import type { PersonCard } from "@/features/people/types";

/** Somebody in a list: face, name, what they do, where they sit, and what they are best at. */
export function PersonTile({
  person,
  src,
  strength,
}: {
  person: PersonCard;
  src: string | null;
  strength?: string;
}) {
  return (
    <Link
      href={`/people/${person.id}`}
      className="flex h-full items-center gap-4 rounded-card bg-paper p-4 shadow-card hover:brightness-[0.98]"
    >
      <Face name={person.name} src={src} size={72} alt="" />
      <span className="min-w-0">
        <span className="block text-[17px] leading-snug font-semibold">{person.name}</span>
        <span className="block text-small text-ink-2">{person.title}</span>
        {person.teamName && <span className="block truncate text-small text-ink-2">{person.teamName}</span>}
        {strength && <span className="mt-0.5 block font-hand text-[15px]">{strength}</span>}
      </span>
    </Link>
  );
}
