import Link from "next/link";
import { Face } from "@/components/ui/face";
import type { Member } from "@/features/teams/types";

type Props = {
  members: Member[];
  leadId: string | null;
  faces: Record<string, string | null>;
  /** What each does best, by person id. */
  best: Record<string, string | undefined>;
};

/** Everybody at the table, the lead first: face, name, title and what they do best. */
export function MemberList({ members, leadId, faces, best }: Props) {
  return (
    <ul className="divide-y divide-line">
      {members.map((member) => (
        <li key={member.id}>
          <Link
            href={`/people/${member.id}`}
            className="-mx-2 flex min-h-16 items-center gap-4 rounded-well px-2 py-2 hover:bg-ink/5"
          >
            <Face name={member.name} src={faces[member.id] ?? null} size={44} alt="" />
            <span className="min-w-0 flex-1">
              <span className="block font-semibold">
                {member.name}
                {member.id === leadId && <span className="font-normal text-ink-2">, leads the team</span>}
              </span>
              <span className="block text-small text-ink-2">{member.title}</span>
            </span>
            {best[member.id] && <span className="font-hand text-lead max-sm:hidden">{best[member.id]}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
