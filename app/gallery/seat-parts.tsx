import type { ReactNode } from "react";
import { ParticipationPizza } from "@/components/charts/participation";
import { PizzaPair } from "@/components/charts/pizza-pair";
import { TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Face, FaceRow } from "@/components/ui/face";
import { Jacket } from "@/components/ui/frame";
import { HatchedRail, Lid } from "@/components/ui/lid";
import { NoticePlate } from "@/components/ui/notice-plate";
import { colleagues, seatsOf } from "./faces";

/** Pizzas, faces and seats in all their states. */
export function SeatParts() {
  return (
    <section id="seats" className="grid gap-6" aria-label="Seats">
      <Card tone="dough">
        <CardTitle aside={<TextLink href="/gallery#seats">See the whole team</TextLink>}>
          Shipping and Receiving
        </CardTitle>
        <p className="mb-6 text-ink-2">
          Six of eight seats taken. Room for two before we need a third pizza, and we never order a third
          pizza.
        </p>
        <PizzaPair teamId="shipping" limit={8} seats={seatsOf(6, 0)} size={330} labels />
      </Card>
      <Card>
        <CardTitle>Seats</CardTitle>
        <div className="grid grid-cols-2 gap-x-8 gap-y-7 text-center sm:grid-cols-3">
          <Shown name="Taken, your own lifted" words="links to each person">
            <PizzaPair
              teamId="a"
              limit={8}
              seats={seatsOf(8, 2).map((seat) => ({ ...seat, href: "/gallery#seats" }))}
              size={150}
            />
          </Shown>
          <Shown name="Limit of six" words="three seats on each pizza">
            <PizzaPair teamId="b" limit={6} seats={seatsOf(6)} size={150} faces={false} />
          </Shown>
          <Shown name="Limit of ten" words="five seats on each pizza">
            <PizzaPair teamId="c" limit={10} seats={seatsOf(9, 1)} size={150} />
          </Shown>
          <Shown name="No photographs" words="initials on the mat">
            <PizzaPair
              teamId="d"
              limit={8}
              seats={seatsOf(5).map((seat) => ({ ...seat, src: null }))}
              size={150}
            />
          </Shown>
          <Shown name="Over the limit" words="12 people, 4 over">
            <PizzaPair teamId="e" limit={8} seats={seatsOf(8)} extra={4} size={110} />
          </Shown>
          <Shown name="Lid on" words="fewer than five answers">
            <Lid size={130} />
          </Shown>
        </div>
      </Card>
      <div className="grid gap-6 lg:grid-cols-2">
        <Card>
          <CardTitle>Small, in rows</CardTitle>
          <div className="flex flex-wrap gap-x-10 gap-y-5">
            {[12, 11, 9, 14, 20].map((people) => (
              <div key={people}>
                <PizzaPair teamId={`t${people}`} limit={8} seats={seatsOf(8)} extra={people - 8} size={68} />
                <p className="mt-1 text-small font-semibold text-tomato-ink">
                  {people} people, {people - 8} over
                </p>
              </div>
            ))}
            {[8, 6, 4, 0].map((people) => (
              <div key={people}>
                <PizzaPair teamId={`t${people}`} limit={8} seats={seatsOf(people)} size={68} faces={false} />
                <p className="mt-1 text-small text-ink-2">{people} of 8</p>
              </div>
            ))}
            <PizzaPair teamId="tiny" limit={8} seats={seatsOf(7)} size={36} />
          </div>
        </Card>
        <Card>
          <CardTitle>Participation and faces</CardTitle>
          <div className="flex flex-wrap items-center gap-6">
            <ParticipationPizza cast={10} eligible={10} size={90} />
            <ParticipationPizza cast={171} eligible={290} size={140} />
            <ParticipationPizza cast={0} eligible={6} size={90} />
            <FaceRow people={colleagues} max={6} />
            <Face name="Paula Barreto de Mattos" src={null} size={56} />
            <Face name="Paula Barreto de Mattos" src={null} size={56} ring="ink" />
            <Jacket size={90} />
            <HatchedRail />
          </div>
        </Card>
        <Card>
          <CardTitle>Error</CardTitle>
          <NoticePlate
            title="We dropped this one."
            action={<TextLink href="/gallery">Try again</TextLink>}
            as="h3"
          >
            Your words are still on this device. Nothing was sent.
          </NoticePlate>
        </Card>
        <Card tone="hood">
          <CardTitle>On the hood</CardTitle>
          <PizzaPair
            teamId="first"
            limit={8}
            seats={[{ personId: "x", name: "Paula Barreto", src: null, you: true }]}
            size={170}
            ground="hood"
          />
        </Card>
      </div>
    </section>
  );
}

function Shown({ name, words, children }: { name: string; words: string; children: ReactNode }) {
  return (
    <div>
      <div className="mb-3 flex min-h-40 items-center justify-center">{children}</div>
      <p className="text-small font-semibold">{name}</p>
      <p className="text-small text-ink-2">{words}</p>
    </div>
  );
}
