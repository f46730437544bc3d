"use client";

import { useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import type { DiffLine, DiffSection } from "@/features/people/rules/dry-run";

type Props = { draftId: string; section: DiffSection; words: string };
type Page = { lines: DiffLine[]; total: number; page: number; pages: number };

/** The list behind a count of the diff, opened when somebody wants to see who: fifty at a time, searched by name. */
export function DiffList({ draftId, section, words }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="-mt-2 pb-2" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="ml-8 inline-flex min-h-11 cursor-pointer items-center text-small font-semibold underline underline-offset-4 sm:ml-[124px]">
        {words}
      </summary>
      {isOpen && <Lines draftId={draftId} section={section} />}
    </details>
  );
}

function Lines({ draftId, section }: Omit<Props, "words">) {
  const id = useId();
  const [search, setSearch] = useState("");
  const [page, setPage] = useState(1);
  const found = usePage(draftId, section, search, page);
  return (
    <div className="mt-1 rounded-well bg-tray p-4">
      <label htmlFor={id} className="block text-small font-semibold">
        Look for a name
      </label>
      <input
        id={id}
        type="search"
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setPage(1);
        }}
        className="mt-1 min-h-11 w-full max-w-80 rounded-input border-[1.5px] border-line-strong bg-paper px-3"
      />
      <ul className="mt-3 divide-y divide-line" aria-busy={!found}>
        {found?.lines.map((line) => (
          <li
            key={`${line.name} ${line.before} ${line.after}`}
            className="grid gap-x-5 py-2 text-small sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]"
          >
            <b className="break-words">{line.name}</b>
            <span className="break-words text-ink-2">{changeWords(line)}</span>
          </li>
        ))}
        {found?.total === 0 && <li className="py-2 text-small text-ink-2">Nobody by that name here.</li>}
      </ul>
      {found && found.pages > 1 && (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Button variant="secondary" disabled={found.page === 1} onClick={() => setPage(found.page - 1)}>
            Before
          </Button>
          <p className="text-small tabular" role="status">
            {(found.page - 1) * 50 + 1} to {(found.page - 1) * 50 + found.lines.length} of {found.total}
          </p>
          <Button
            variant="secondary"
            disabled={found.page === found.pages}
            onClick={() => setPage(found.page + 1)}
          >
            Next
          </Button>
        </div>
      )}
    </div>
  );
}

function changeWords({ before, after }: DiffLine): string {
  if (before && after) return `${before} → ${after}`;
  return after || before;
}

function usePage(draftId: string, section: DiffSection, search: string, page: number): Page | null {
  const [found, setFound] = useState<Page | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const query = new URLSearchParams({ section, search, page: String(page) });
    const timer = setTimeout(
      () =>
        fetch(`/api/import/${draftId}/lines?${query}`, { signal: stop.signal })
          .then((answer) => (answer.ok ? answer.json() : null))
          .then((said: Page | null) => said && setFound(said))
          .catch(() => null),
      search ? 200 : 0,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [draftId, section, search, page]);
  return found;
}
