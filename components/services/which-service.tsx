import clsx from "clsx";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { RatingForm } from "@/features/services/types";

/** The services that somebody can rate, the present one marked: rate only what you used. */
export function WhichService({ form }: { form: RatingForm }) {
  const all = [{ slug: form.slug, name: form.name, isRated: form.mine !== null }, ...form.others];
  all.sort((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <nav aria-label="Which one did you use?">
      <p aria-hidden="true" className="mb-2 font-semibold">
        Which one did you use?
      </p>
      <ul className="flex flex-wrap gap-2">
        {all.map(({ slug, name, isRated }) => (
          <li key={slug}>
            <Link
              href={`/services/${slug}/rate`}
              aria-current={slug === form.slug ? "page" : undefined}
              className={clsx(
                "inline-flex min-h-11 items-center gap-1.5 rounded-full border-[1.5px] px-4 text-small font-semibold",
                slug === form.slug ? "border-ink bg-ink text-paper" : "border-line-strong hover:bg-ink/6",
              )}
            >
              {isRated && <Icon name="check" size={16} />}
              {name}
              {isRated && <span className="sr-only">, rated</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
