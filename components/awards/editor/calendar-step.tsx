"use client";

import { Field, TextInput } from "@/components/ui/field";
import type { Calendar } from "@/features/awards/rules/award-rules";
import { turnAfter } from "@/features/awards/rules/calendar";
import { dayIn, momentIn } from "@/features/awards/rules/days";
import { calendarInWords } from "@/features/awards/rules/published-rules";
import type { FieldErrors } from "@/lib/errors";
import { Choice, NumberField } from "./rule-fields";

const RHYTHMS = [
  { value: "month", label: "Every month" },
  { value: "quarter", label: "Every quarter" },
  { value: "year", label: "Every year" },
  { value: "by_hand", label: "By hand" },
] as const;

/** When an award opens, closes, is decided and announced; said in words as it will happen. */
export function CalendarStep({
  calendar,
  timeZone,
  time,
  errors,
  onChange,
}: {
  calendar: Calendar;
  timeZone: string;
  /** The time now. */
  time: Date;
  errors: FieldErrors;
  onChange: (calendar: Calendar) => void;
}) {
  const { rhythm, opensOn, nominateDays, decideDays, announceAt } = calendar;
  const set = (part: Partial<Calendar>) => onChange({ ...calendar, ...part });
  const isByHand = rhythm === "by_hand";
  return (
    <>
      <Choice
        name="rhythm"
        label="How often it opens"
        hideLabel
        options={RHYTHMS}
        value={rhythm}
        error={errors["rules.calendar.rhythm"]}
        onChange={(value) => set({ rhythm: value })}
      />
      <div className="mt-4 grid gap-x-5 gap-y-4 sm:grid-cols-2">
        {!isByHand && (
          <>
            <NumberField
              label="Opens on day"
              unit={OF[rhythm]}
              name="opensOn"
              value={opensOn}
              from={1}
              to={28}
              error={errors["rules.calendar.opensOn"]}
              onChange={(value) => set({ opensOn: value })}
            />
            <NumberField
              label="Takes nominations for"
              unit="days, until noon of the last"
              name="nominateDays"
              value={nominateDays}
              from={1}
              to={300}
              error={errors["rules.calendar.nominateDays"]}
              onChange={(value) => set({ nominateDays: value })}
            />
          </>
        )}
        <NumberField
          label="Is decided within"
          unit="days after that"
          name="decideDays"
          value={decideDays}
          from={1}
          to={60}
          error={errors["rules.calendar.decideDays"]}
          onChange={(value) => set({ decideDays: value })}
        />
        <Field label="Announced at" name="announceAt" error={errors["rules.calendar.announceAt"]}>
          <TextInput
            name="announceAt"
            type="time"
            value={announceAt}
            error={errors["rules.calendar.announceAt"]}
            onChange={(event) => set({ announceAt: event.target.value })}
            className="max-w-40"
          />
        </Field>
      </div>
      <p role="status" className="mt-4 rounded-well bg-dough px-4 py-3.5">
        {inWords(calendar, timeZone, time)}
      </p>
    </>
  );
}

const OF = {
  month: "of the month",
  quarter: "of the quarter",
  year: "of January",
} as const;

const UNSAID = "Fill in the days, and the next turn is said here.";

/** The calendar's sentences and its next turn, by the same rules that the job opens it by. */
function inWords(calendar: Calendar, timeZone: string, time: Date): string {
  const { rhythm, opensOn } = calendar;
  try {
    if (rhythm !== "by_hand" && !(opensOn >= 1 && opensOn <= 28)) return UNSAID;
    const turn = turnAfter(calendar, timeZone, time);
    const words = calendarInWords(calendar).join(" ");
    if (!turn) return words;
    return `${words} The next turn: open from ${dayIn(turn.opensAt, timeZone)} to ${dayIn(turn.nominationsCloseAt, timeZone)}, announced ${momentIn(turn.announceAt, timeZone)}.`;
  } catch {
    return UNSAID;
  }
}
