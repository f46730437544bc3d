import { StepInto } from "@/components/sign-in/step-into";
import { Face } from "@/components/ui/face";
import type { Shoe, ShoeGroup } from "@/features/demo/types";

/** People to step into, by role, with what there is to see as them. */
export function ShoeShelf({ group }: { group: ShoeGroup }) {
  return (
    <section className="grid gap-x-8 gap-y-4 border-t-2 border-dashed border-line-strong py-6 first:border-t-0 lg:grid-cols-[200px_1fr]">
      <div className="px-2 sm:px-0">
        <h2 className="font-sign text-card">{group.name}</h2>
        <p className="text-small text-ink-2">{group.about}</p>
      </div>
      <ShoeList shoes={group.shoes} />
    </section>
  );
}

export function ShoeList({ shoes }: { shoes: Shoe[] }) {
  return (
    <ul className="grid gap-3.5 sm:grid-cols-2 xl:grid-cols-3">
      {shoes.map((shoe) => (
        <li key={shoe.personId}>
          <StepInto personId={shoe.personId}>
            <span className="flex items-center gap-4">
              <Face
                name={shoe.name}
                src={shoe.pictureId && `/pictures/${shoe.pictureId}/256`}
                size={72}
                alt=""
              />
              <span className="min-w-0">
                <span className="block text-[17px] font-semibold">{shoe.name}</span>
                <span className="block text-small text-ink-2">{shoe.title}</span>
                {shoe.see !== shoe.title && (
                  <span className="block text-small font-semibold">{shoe.see}</span>
                )}
              </span>
            </span>
          </StepInto>
        </li>
      ))}
    </ul>
  );
}
