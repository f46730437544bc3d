import { counted } from "@/components/charts/signed";
import { Card } from "@/components/ui/card";
import { FaceRow } from "@/components/ui/face";
import { WinnerPicture } from "@/components/wall/winner-picture";
import type { RevealedCase } from "@/features/awards/types";

/** A case with the covers off: who, by whom, and why the reader may have to sit it out. */
export function RevealedCaseCard({
  about,
  pictureOf,
}: {
  about: RevealedCase;
  pictureOf: (pictureId: string | null, width: 96 | 256) => string | null;
}) {
  const { nominee, number, story, voices, voiceCount, voiceTeams, whyNotJudge } = about;
  const teams = voiceTeams === 1 ? "one team" : `${voiceTeams} teams`;
  return (
    <Card as="article" className="flex h-full flex-col">
      <div className="flex items-center gap-5">
        <span className="shrink-0">
          <WinnerPicture
            winner={nominee}
            src={pictureOf(nominee.pictureId, 256)}
            finish="walnut"
            size={104}
          />
        </span>
        <div className="min-w-0">
          <p className="text-small text-ink-2">Story {number}</p>
          <h2 className="font-sign text-card">{nominee.name}</h2>
          <p className="text-small text-ink-2">
            {nominee.kind === "team" ? "A whole team" : nominee.teamName}
          </p>
        </div>
      </div>
      <p className="mt-5 mb-5 whitespace-pre-line">“{story}”</p>
      <div className="mt-auto border-t border-dashed border-line-strong pt-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <FaceRow people={voices.map(({ name, pictureId }) => ({ name, src: pictureOf(pictureId, 96) }))} />
          <span className="text-small">
            <b>
              {counted(voiceCount)} {voiceCount === 1 ? "voice" : "voices"}
            </b>{" "}
            from {teams}
          </span>
        </div>
        {whyNotJudge && (
          <p className="mt-3 rounded-well bg-tray px-4 py-3 text-small font-semibold">{whyNotJudge}</p>
        )}
      </div>
    </Card>
  );
}
