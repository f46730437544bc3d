"use client";

import { Button } from "@/components/ui/button";
import { NoticePlate } from "@/components/ui/notice-plate";

/** When a page breaks: what is safe, and a way to try again. The reason stays in the server's log. */
export function Dropped({ retry }: { retry: () => void }) {
  return (
    <div className="shell max-w-[46rem]! py-20">
      <NoticePlate title="We dropped this one" as="h1" action={<Button onClick={retry}>Try again</Button>}>
        The page broke on our side. What you saved before is safe; nothing else was sent.
      </NoticePlate>
    </div>
  );
}
