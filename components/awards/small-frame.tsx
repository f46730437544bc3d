import { Icon } from "@/components/ui/icon";
import { FrameToBe, LiveFrame, nameOf, type Preview } from "./live-frame";
import { voicesOf } from "./voices-row";

/** The frame to come on a narrow screen: a strip that stays in sight, and opens into the whole. */
export function SmallFrame(preview: Preview) {
  const { nominee, cycle, existing, me } = preview;
  const voices = voicesOf(existing, cycle?.id, me).length;
  return (
    <details className="group sticky top-2 z-10 mb-6 lg:hidden" aria-label="The frame to come">
      <summary className="wall flex cursor-pointer list-none items-center gap-3.5 rounded-well px-3 py-2 shadow-lifted [&::-webkit-details-marker]:hidden">
        <FrameToBe nominee={nominee} award={cycle} size={58} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-sign text-[18px] text-wall-title">{nameOf(preview)}</span>
          <span className="block truncate text-small">
            {cycle
              ? `${cycle.awardName}? ${voices} ${voices === 1 ? "voice" : "voices"}`
              : "Nothing is open for them"}
          </span>
        </span>
        <Icon name="chevron" size={22} className="shrink-0 transition-transform group-open:rotate-180" />
      </summary>
      <div className="mt-2 max-h-[70vh] overflow-y-auto rounded-panel shadow-lifted">
        <LiveFrame {...preview} />
      </div>
    </details>
  );
}
