import { counted } from "@/components/charts/signed";
import { Face } from "@/components/ui/face";
import type { PanelPage } from "@/features/awards/types/panel";

/** Who is on the panel and how far each is; what they gave stays covered. */
export function PanelCard({
  panel,
  pictureOf,
}: {
  panel: Pick<PanelPage, "judges" | "storyCount">;
  pictureOf: (pictureId: string | null) => string | null;
}) {
  const { judges, storyCount } = panel;
  return (
    <div className="rounded-well bg-dough px-5 py-4">
      <p className="mb-3 font-semibold">
        The panel, {judges.length === 1 ? "one person" : `${counted(judges.length).toLowerCase()} people`}
      </p>
      <ul className="flex flex-wrap gap-x-4 gap-y-3 sm:gap-x-5">
        {judges.map((judge) => (
          <li key={judge.name} className="text-center text-small tabular">
            <Face
              name={judge.isMe ? `${judge.name}, you` : judge.name}
              src={pictureOf(judge.pictureId)}
              size={44}
              ring={judge.isMe ? "ink" : undefined}
            />
            <span className="mt-1 block text-ink-2">
              {judge.done} of {storyCount}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-small text-ink-2">You see each other’s scores when all are done.</p>
    </div>
  );
}
