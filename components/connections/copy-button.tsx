"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Puts words on the clipboard and says so. `what` completes "Copy". */
export function CopyButton({ words, what }: { words: string; what: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        onClick={() => navigator.clipboard.writeText(words).then(() => setCopied(true))}
      >
        {copied ? "Copied" : `Copy ${what}`}
      </Button>
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}
