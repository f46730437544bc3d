import { Card, CardTitle } from "@/components/ui/card";
import { oneIn } from "@/features/services/rules";
import type { Figure } from "@/features/services/types";
import { BounceRail, bounceIn } from "./figures";

/** How many were passed on from one team to another before they were helped. */
export function BounceCard({ bounce }: { bounce: Figure }) {
  return (
    <Card>
      {bounce.state === "exact" ? (
        <>
          <CardTitle
            className="items-center"
            aside={
              <span className="flex items-center gap-4 text-ink">
                <span className="block w-45">
                  <BounceRail figure={bounce} label="Passed on" />
                </span>
                <b className="tabular">{Math.round(bounce.value)}%</b>
              </span>
            }
          >
            Bounce rate: {oneIn(bounce.value)}
          </CardTitle>
          <Flow n={bounce.n} passed={Math.round((bounce.value * bounce.n) / 100)} share={bounce.value} />
          <p className="mt-3 text-small text-ink-2">
            Most likely between {Math.round(bounce.low)}% and {Math.round(bounce.high)}%. The rail ends at
            60%.
          </p>
        </>
      ) : (
        <>
          <CardTitle>Bounce rate</CardTitle>
          <p>
            People are passed on <b>{bounceIn(bounce)}</b>.
          </p>
        </>
      )}
    </Card>
  );
}

/** Who was helped at the first stop and who was sent on: two parts of one tray, as wide as they are many. */
function Flow({ n, passed, share }: { n: number; passed: number; share: number }) {
  const first = n - passed;
  return (
    <div className="flex min-h-24 gap-1.5 overflow-hidden rounded-well">
      <p className="flex-1 rounded-[4px] bg-basil-tint px-4 py-4">
        <b className="block text-lead">{first} helped at the first stop</b>
        <span className="text-small">
          {100 - Math.round(share)}% of {n} who rated
        </span>
      </p>
      {passed > 0 && (
        <p
          style={{ flexBasis: `${Math.max(share, 8)}%` }}
          className="grid min-w-32 shrink-0 content-center rounded-[4px] bg-dough px-3 py-4"
        >
          <b className="block text-lead">{passed} passed on</b>
          <span className="text-small">at least once</span>
        </p>
      )}
    </div>
  );
}
