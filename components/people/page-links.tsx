import { LinkButton } from "@/components/ui/button";

/** The way to the next and the previous page of a list. */
export function PageLinks({
  page,
  pages,
  hrefOf,
}: {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
}) {
  if (pages === 1) return null;
  return (
    <nav aria-label="Pages" className="mt-8 flex flex-wrap items-center justify-center gap-4">
      {page > 1 && (
        <LinkButton href={hrefOf(page - 1)} variant="secondary">
          Before
        </LinkButton>
      )}
      <p className="text-ink-2">
        Page {page} of {pages}
      </p>
      {page < pages && (
        <LinkButton href={hrefOf(page + 1)} variant="secondary">
          Next
        </LinkButton>
      )}
    </nav>
  );
}
