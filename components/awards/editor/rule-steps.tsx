"use client";

import { FieldError, RadioCard, Select } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { type AwardRules, SCREEN_DAYS } from "@/features/awards/rules/award-rules";
import type { ProgrammeDesk } from "@/features/awards/types/programme";
import type { FieldErrors } from "@/lib/errors";
import { Choice, EVERYBODY_OR_LEADS, NumberField } from "./rule-fields";
import { TiesField } from "./ties-field";

const FOR_WHOM = [
  { value: "people", label: "One person" },
  { value: "teams", label: "A whole team" },
  { value: "both", label: "Either" },
] as const;

type Part = { rules: AwardRules; errors: FieldErrors; set: (part: Partial<AwardRules>) => void };

/** Who can get an award, and who takes part. */
export function WhomFields({ units, rules, errors, set }: Part & Pick<ProgrammeDesk, "units">) {
  const all = { value: "", label: "The whole company" };
  const parts = units.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="grid gap-5">
      <Choice
        name="forWhom"
        label="Who can get it"
        options={FOR_WHOM}
        value={rules.forWhom}
        onChange={(forWhom) => set({ forWhom })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <div>
          <label htmlFor="unitId" className="mb-1.5 block font-semibold">
            Which part of the company
          </label>
          <Select
            name="unitId"
            options={[all, ...parts]}
            value={rules.unitId ?? ""}
            error={errors["rules.unitId"]}
            onChange={(event) => set({ unitId: event.target.value || null })}
          />
          {errors["rules.unitId"] && <FieldError name="unitId">{errors["rules.unitId"]}</FieldError>}
        </div>
        <NumberField
          label="Whoever won waits"
          unit="months before the next time"
          name="coolDownMonths"
          value={rules.coolDownMonths}
          from={0}
          to={60}
          error={errors["rules.coolDownMonths"]}
          onChange={(coolDownMonths) => set({ coolDownMonths })}
        />
      </div>
      <Choice
        name="nominate"
        label="Who nominates"
        options={EVERYBODY_OR_LEADS}
        value={rules.nominate}
        onChange={(nominate) => set({ nominate })}
      />
      <Choice
        name="second"
        label="Who adds their voice"
        options={EVERYBODY_OR_LEADS}
        value={rules.second}
        onChange={(second) => set({ second })}
      />
    </div>
  );
}

/** What a case needs to reach whoever decides. */
export function GoingOnFields({ rules, errors, set }: Part) {
  const { shortlist, calendar } = rules;
  const screenDays = calendar.screenDays ?? SCREEN_DAYS;
  return (
    <div className="grid gap-5">
      <Switch
        name="screened"
        checked={rules.screened}
        // A box left empty would be refused while nobody sees it.
        onChange={(screened) =>
          set({ screened, calendar: { ...calendar, screenDays: screenDays || SCREEN_DAYS } })
        }
        title="The people team reads every case first"
      >
        It can give one back with a note; its maker mends it while nominations are open.
      </Switch>
      {rules.screened && (
        <NumberField
          label="It reads for"
          unit="days after nominations close; then the rest goes on"
          name="screenDays"
          value={screenDays}
          from={1}
          to={59}
          error={errors["rules.calendar.screenDays"]}
          onChange={(days) => set({ calendar: { ...calendar, screenDays: days } })}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          label="It takes"
          unit={shortlist.voices === 1 ? "voice, its maker's" : "voices, its maker's among them"}
          name="voices"
          value={shortlist.voices}
          from={1}
          to={20}
          error={errors["rules.shortlist.voices"]}
          onChange={(voices) => set({ shortlist: { ...shortlist, voices } })}
        />
        <NumberField
          label="At most"
          unit="cases go on, most voices first"
          name="atMost"
          value={shortlist.atMost}
          from={1}
          to={30}
          error={errors["rules.shortlist.atMost"]}
          onChange={(atMost) => set({ shortlist: { ...shortlist, atMost } })}
        />
      </div>
    </div>
  );
}

/** Who decides, what settles a tie, and whether the winner knows before. */
export function DecidingFields({ rules, errors, set }: Part) {
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <RadioCard
          name="decidedBy"
          value="panel"
          title="A panel"
          checked={rules.decidedBy === "panel"}
          onChange={() => set({ decidedBy: "panel" })}
        >
          Reads with the names covered, scores, then picks.
        </RadioCard>
        <RadioCard
          name="decidedBy"
          value="peers"
          title="Colleagues vote"
          checked={rules.decidedBy === "peers"}
          onChange={() => set({ decidedBy: "peers" })}
        >
          One vote each; only totals are ever shown.
        </RadioCard>
      </div>
      {rules.decidedBy === "peers" && (
        <div className="mt-5">
          <Choice
            name="vote"
            label="Who votes"
            options={EVERYBODY_OR_LEADS}
            value={rules.vote}
            onChange={(vote) => set({ vote })}
          />
        </div>
      )}
      <TiesField tie={rules.tie} error={errors["rules.tie"]} onChange={(tie) => set({ tie })} />
      <div className="mt-6">
        <Switch
          name="surprise"
          checked={rules.surprise}
          onChange={(surprise) => set({ surprise })}
          title="The winner is surprised"
        >
          They hear it with everybody else, and are asked then. Otherwise they are asked before anybody hears
          of it.
        </Switch>
      </div>
    </>
  );
}
