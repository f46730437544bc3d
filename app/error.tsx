"use client";

import { Dropped } from "@/components/shell/dropped";
import { Outside } from "@/components/shell/outside";

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <Outside>
      <Dropped retry={reset} />
    </Outside>
  );
}
