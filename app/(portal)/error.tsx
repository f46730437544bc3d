"use client";

import { Dropped } from "@/components/shell/dropped";

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return <Dropped retry={reset} />;
}
