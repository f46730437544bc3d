import { LinkButton } from "@/components/ui/button";
import {
  EmptyHook,
  type Finish,
  Frame,
  finishFor,
  JacketCase,
  PictureLamp,
  Plaque,
  WallPanel,
} from "@/components/ui/frame";
import { colleagues } from "./faces";

const finishes: Finish[] = ["walnut", "oak", "black", "white", "red"];

/** Frames, plaques, lamp, case and hook on their wall. */
export function WallParts() {
  const [hero, ...rest] = colleagues;
  return (
    <section id="wall" aria-label="Wall">
      <WallPanel className="overflow-hidden rounded-panel px-5 py-10 sm:px-10">
        <div className="grid items-start gap-10 lg:grid-cols-[1fr_auto_1fr]">
          <div>
            <h2 className="font-sign text-hero text-wall-title">
              Wall
              <br />
              of Fame
            </h2>
            <p className="mt-5 max-w-72">
              Forty-one people hang here, every one of them put up by colleagues.
            </p>
          </div>
          <div className="text-center">
            <PictureLamp size={190} />
            <Frame
              src={hero?.src ?? null}
              name={hero?.name ?? ""}
              finish={finishFor("jacket", true)}
              size={350}
              jacket
            />
            <p className="mt-4">
              <Plaque title={hero?.name} sub="Fanatical Jacket, November 2026" size="lg" />
            </p>
          </div>
          <div className="flex flex-col items-center gap-4">
            <JacketCase size={170} />
            <Plaque title="The Jacket, one size" />
          </div>
        </div>
        <div className="mt-12 flex flex-wrap items-end justify-center gap-9">
          {finishes.map((finish, i) => (
            <div key={finish} className="text-center">
              <Frame
                src={i === 3 ? null : (rest[i]?.src ?? null)}
                name={rest[i]?.name ?? ""}
                finish={finish}
                size={160 + (i % 3) * 14}
                jacket={i === 1}
              />
              <p className="mt-3">
                <Plaque title={rest[i]?.name} sub="Bridge Builder, Oct 2026" />
              </p>
            </div>
          ))}
          <div className="text-center">
            <Frame src={rest[7]?.src ?? null} name={rest[7]?.name ?? ""} finish="black" size={96} />
            <p className="mt-2">
              <Plaque title={rest[7]?.name} size="sm" />
            </p>
          </div>
          <div className="w-48">
            <EmptyHook>
              <p>Who stayed late, drove over or simply cared?</p>
              <LinkButton href="/gallery#wall" variant="butter" size="sm">
                Nominate
              </LinkButton>
            </EmptyHook>
          </div>
        </div>
      </WallPanel>
      <div className="moulding mt-6" />
    </section>
  );
}
