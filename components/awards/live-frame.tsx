import { counted } from "@/components/charts/signed";
import { FaceRow } from "@/components/ui/face";
import { PictureLamp, Plaque, WallPanel } from "@/components/ui/frame";
import { WinnerPicture } from "@/components/wall/winner-picture";
import { dayWords } from "@/features/awards/rules/months";
import type { ExistingCase, Nominee, OpenCycle } from "@/features/awards/types";

/** How it would look on the wall, and who speaks for it already. */
export function LiveFrame({
  nominee,
  src,
  cycle,
  existing,
  pictureOf,
}: {
  nominee: Nominee | null;
  src: string | null;
  cycle: OpenCycle | undefined;
  existing: ExistingCase[];
  pictureOf: (pictureId: string | null) => string | null;
}) {
  const people = existing.flatMap((one) => one.people);
  return (
    <WallPanel className="overflow-hidden rounded-panel">
      <div className="px-7 pt-6 pb-8 text-center">
        <PictureLamp size={140} />
        <WinnerPicture
          winner={nominee ?? { kind: "person", name: "?" }}
          src={src}
          finish="gold"
          size={290}
          jacket={cycle?.isJacket}
        />
        <div className="mt-5">
          <Plaque title={nominee?.name ?? "Somebody you know"} sub={cycle && `${cycle.awardName}?`} />
        </div>
        <div className="mt-6 flex justify-center">
          {people.length > 0 && (
            <FaceRow
              people={people.map(({ name, pictureId }) => ({ name, src: pictureOf(pictureId) }))}
              size={44}
            />
          )}
        </div>
        <p className="mt-3 font-sign text-ticket text-wall-title">{voicesWithYours(people.length)}</p>
        <p className="mx-auto mt-2 max-w-72">
          {cycle ? `Open until ${dayWords(cycle.nominationsCloseAt)}. ` : ""}The panel reads the stories with
          the names covered.
        </p>
      </div>
      <p className="bg-black/30 px-7 py-4.5 text-small">
        You cannot nominate yourself or anyone in your own reporting line. Everybody else, go on.
      </p>
    </WallPanel>
  );
}

function voicesWithYours(others: number): string {
  return others === 0 ? "Yours is the first voice" : `${counted(others + 1)} voices with yours`;
}
