import type { ReactNode } from "react";

/** Till paper out of a dark slot. The slip is white in both themes, so ink on it is always dark. */
export function Receipt({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <div className="relative">
      <div className="h-4.5 rounded-full bg-[#240804] shadow-[inset_0_3px_4px_rgb(0_0_0/0.6)]" />
      <div className="-mt-2.25 px-4 [filter:drop-shadow(0_10px_14px_rgb(36_8_4/0.28))]">
        <div
          data-theme="light"
          className="receipt-slip torn space-y-1 px-5.5 pt-7 pb-6 font-till text-small leading-[1.75] text-ink"
        >
          {title && <p className="mb-2 font-bold text-lead uppercase">{title}</p>}
          {children}
        </div>
      </div>
    </div>
  );
}

/** One line of a receipt: words, dots, value. */
export function ReceiptLine({
  label,
  value,
  strong,
}: {
  label: ReactNode;
  value: ReactNode;
  strong?: boolean;
}) {
  return (
    <p className="flex items-baseline gap-2">
      <span>{label}</span>
      <span aria-hidden="true" className="min-w-4 flex-1 border-b-2 border-dotted border-ink/45" />
      <span className={strong ? "font-bold" : undefined}>{value}</span>
    </p>
  );
}

/** The dashed line between two parts of a receipt. */
export function ReceiptRule() {
  return <hr className="my-3 border-0 border-t-[1.5px] border-dashed border-ink" />;
}
