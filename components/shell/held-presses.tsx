import { headers } from "next/headers";

/**
 * Keeps a press that comes before the page is awake and gives it once the button listens. Without it a quick hand presses
 * into nothing, and a form that only its script can send would go out by itself, with what was written in the address.
 */
export async function HeldPresses() {
  return (
    <script
      nonce={(await headers()).get("x-nonce") ?? undefined}
      // A browser shows a nonce to nobody, so React cannot find the one it sent.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: it has to run before any other script, and is our own
      dangerouslySetInnerHTML={{ __html: `(${holdPresses})()` }}
    />
  );
}

/** Runs in the browser as it stands, before anything is loaded: it may use nothing from outside itself. */
function holdPresses(): void {
  const unheard = new Set<HTMLButtonElement>();
  // React leaves a key of this name on every element that it knows.
  const isKnown = (button: object) => Object.keys(button).some((key) => key.startsWith("__reactProps$"));
  const worksAlone = (button: HTMLButtonElement) =>
    button.popoverTargetElement !== null ||
    (button.type === "submit" && button.form?.hasAttribute("action") === true);
  const pressed = ({ target }: Event) => target instanceof Element && target.closest("button");

  function pressAgain() {
    for (const button of unheard) {
      // Who sees nothing happen presses again and means it once; what is gone or closed by now is meant no more.
      if (!button.isConnected || button.disabled) unheard.delete(button);
      else if (isKnown(button)) button.click();
    }
    if (unheard.size > 0) requestAnimationFrame(pressAgain);
  }

  document.addEventListener(
    "click",
    (event) => {
      const button = pressed(event);
      if (!button || worksAlone(button)) return;
      if (unheard.size === 0) requestAnimationFrame(pressAgain);
      unheard.add(button);
      if (isKnown(button)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );

  // While React takes a part of the page over it stops presses at the document, so one that comes to here is heard.
  document.documentElement.addEventListener(
    "click",
    (event) => {
      const button = pressed(event);
      if (button) unheard.delete(button);
    },
    { capture: true },
  );
}
