import { Card } from "@/components/ui/card";

/** So many hooks fit on the board; beyond that each key stands for several. */
const HOOKS = 60;

/** Keys being cut for a round: brass ones hang already, dashed ones come next. */
export function CuttingKeys({ cut, total }: { cut: number; total: number }) {
  const each = Math.ceil(total / HOOKS);
  const hooks = Array.from({ length: Math.ceil(total / each) }, (_, i) => (i + 1) * each <= cut);
  return (
    <Card tone="wall">
      <p className="font-semibold">In a moment it opens by itself</p>
      <h2 className="mb-5 font-sign text-section text-wall-title" role="status">
        Cutting keys, {cut} of {total}
      </h2>
      <div
        aria-hidden="true"
        className="grid grid-cols-[repeat(auto-fill,minmax(30px,1fr))] gap-x-1 gap-y-2.5"
      >
        {hooks.map((hangs, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hook is nothing but its place
          <Key key={i} hangs={hangs} />
        ))}
      </div>
      <p className="mt-5 max-w-[56ch]">
        {each > 1 && `Each key on the board stands for ${each}. `}
        One for each unit that reports, so a ballot fits only its own box. If the power goes now, nothing has
        opened, and cutting goes on from here.
      </p>
    </Card>
  );
}

function Key({ hangs }: { hangs: boolean }) {
  const brass = { fill: "#d2a94e", stroke: "#8f5410", strokeWidth: 1.2 };
  const missing = {
    fill: "none",
    stroke: "#f6f1de",
    strokeWidth: 1.2,
    strokeDasharray: "2.5 2.5",
    opacity: 0.7,
  };
  return (
    <svg viewBox="0 0 24 48" className="mx-auto h-11 w-5.5" aria-hidden="true">
      <circle cx="12" cy="3" r="2" fill="#e3c578" />
      <path
        d="M12 5a8 8 0 0 1 2.600 15.600V43l-2.600 3-2.600-3v-2.500H6v-4h3.400v-3H7v-4h2.400v-8.900A8 8 0 0 1 12 5zm0 4.500a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600z"
        fillRule="evenodd"
        {...(hangs ? brass : missing)}
      />
    </svg>
  );
}
