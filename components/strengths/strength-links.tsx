import Link from "next/link";
import type { PostedStrength } from "@/features/strengths/types";
import { FamilyIcon } from "./family-icon";

/** Strengths that somebody may have meant, each leading to those who list it. */
export function StrengthLinks({ strengths }: { strengths: PostedStrength[] }) {
  if (strengths.length === 0) return null;
  return (
    <ul aria-label="Strengths by that name" className="mt-5 flex flex-wrap gap-2.5">
      {strengths.map(({ id, name, family }) => (
        <li key={id}>
          <Link
            href={`/people/right-person?strength=${id}`}
            className="flex min-h-11 items-center gap-2 rounded-full bg-dough px-4 font-semibold hover:brightness-95"
          >
            <FamilyIcon family={family} size={19} />
            Everybody who lists {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
