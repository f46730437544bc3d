import { useEffect, useRef } from "react";
import { LinkButton } from "@/components/ui/button";
import type { Trouble } from "./use-ballot";

/** What stands in the way of a ballot, said aloud and brought into view; with a way out when there is nothing more to do. */
export function TroubleNotice({ trouble }: { trouble: Trouble | null }) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (trouble) alert.current?.scrollIntoView({ block: "end" });
  }, [trouble]);
  return (
    <div role="alert" ref={alert}>
      {trouble && (
        <div className="mt-4 flex flex-wrap items-center gap-3 rounded-well bg-tomato-tint px-4 py-3 text-[15px] font-medium">
          <p className="min-w-0 flex-1 basis-56">{trouble.sentence}</p>
          {trouble.final && (
            <LinkButton href="/" variant="secondary" size="sm">
              Back to Home
            </LinkButton>
          )}
        </div>
      )}
    </div>
  );
}
