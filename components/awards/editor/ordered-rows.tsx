"use client";

import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { Icon, type IconName } from "@/components/ui/icon";

type Row = { key: string; name: string; content: ReactNode };

/**
 * Rows in an order that matters: each moves up and down, and goes where it may. The focus travels with the row, and what
 * happened is said aloud.
 */
export function OrderedRows({
  label,
  rows,
  onOrder,
  onRemove,
}: {
  label: string;
  rows: Row[];
  /** Told of the new order by the rows' keys. */
  onOrder: (keys: string[]) => void;
  onRemove?: (key: string) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ key: string; by: "up" | "down" } | null>(null);
  const [said, setSaid] = useState("");
  const keys = rows.map(({ key }) => key);

  // The row moved below the hand that moved it.
  useLayoutEffect(() => {
    if (!moved || !keys.includes(moved.key)) return;
    const row = list.current?.querySelector(`[data-row="${CSS.escape(moved.key)}"]`);
    const same = row?.querySelector<HTMLElement>(`[data-by="${moved.by}"]`);
    (same ?? row?.querySelector<HTMLElement>("[data-by]"))?.focus();
    setMoved(null);
  }, [moved, keys]);

  function move(key: string, by: "up" | "down") {
    const at = keys.indexOf(key);
    const to = by === "up" ? at - 1 : at + 1;
    const rest = keys.filter((other) => other !== key);
    rest.splice(to, 0, key);
    onOrder(rest);
    setMoved({ key, by });
    setSaid(`${rows[at]?.name ?? ""}: place ${to + 1} of ${keys.length}.`);
  }

  return (
    <>
      <ol ref={list} aria-label={label} className="grid gap-2.5">
        {rows.map(({ key, name, content }, i) => (
          <li
            key={key}
            data-row={key}
            className="grid grid-cols-[2.25rem_1fr_auto] items-start rounded-well bg-paper py-2.5 pr-1.5 shadow-card"
          >
            <span className="grid min-h-11 place-items-center font-sign text-ticket">{i + 1}</span>
            <div className="min-w-0 self-center">{content}</div>
            <span className="flex max-sm:flex-col sm:min-w-33 sm:justify-end">
              {i > 0 && (
                <RowButton icon="up" by="up" label={`Move ${name} up`} onPress={() => move(key, "up")} />
              )}
              {i < rows.length - 1 && (
                <RowButton
                  icon="down"
                  by="down"
                  label={`Move ${name} down`}
                  onPress={() => move(key, "down")}
                />
              )}
              {onRemove && rows.length > 1 && (
                <RowButton
                  icon="close"
                  by="remove"
                  label={`Take ${name} out`}
                  onPress={() => {
                    onRemove(key);
                    setSaid(`${name} is out.`);
                  }}
                />
              )}
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

function RowButton({
  icon,
  by,
  label,
  onPress,
}: {
  icon: IconName;
  by: string;
  label: string;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      data-by={by}
      aria-label={label}
      title={label}
      onClick={onPress}
      className="grid size-11 place-items-center rounded-button text-ink-2 hover:bg-ink/8 hover:text-ink"
    >
      <Icon name={icon} size={18} />
    </button>
  );
}
