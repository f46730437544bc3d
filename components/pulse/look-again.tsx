"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY = 3000;

/** Asks for a fresh page every few seconds: what is shown changes by itself, without a press. */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
