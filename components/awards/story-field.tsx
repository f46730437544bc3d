import clsx from "clsx";
import { Field, TextArea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { promptsOf } from "@/features/awards/rules/prompts";
import { STORY_AT_MOST } from "@/features/awards/rules/story";

/** From how many letters before the end they are counted down. */
const NEAR_THE_END = 300;

/** The story itself: what is good to tell is ticked as the words come to it, letters are counted near the end. */
export function StoryField({
  story,
  error,
  onChange,
}: {
  story: string;
  error?: string;
  onChange: (story: string) => void;
}) {
  const left = STORY_AT_MOST - story.trim().length;
  return (
    <>
      <Field label={<span className="sr-only">The story</span>} name="story" error={error}>
        <TextArea
          name="story"
          rows={4}
          value={story}
          onChange={(event) => onChange(event.target.value)}
          error={error}
          placeholder="Two or three sentences are plenty."
          className="max-h-[60vh]"
        />
      </Field>
      <div className="mt-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <ul aria-label="Good to tell" className="flex flex-wrap gap-2">
          {promptsOf(story).map(({ prompt, isTold }) => (
            <li
              key={prompt}
              className={clsx(
                "inline-flex items-center gap-1.5 rounded-full border px-3 py-1 text-[13.5px] leading-5 font-semibold",
                isTold ? "border-basil bg-basil-tint text-basil" : "border-dashed border-line-strong",
              )}
            >
              {isTold && <Icon name="check" size={16} />}
              {prompt}
              {isTold && <span className="sr-only">, told</span>}
            </li>
          ))}
        </ul>
        <p
          role="status"
          className={clsx("text-small", left < 0 ? "font-semibold text-tomato-ink" : "text-ink-2")}
        >
          {left <= NEAR_THE_END && lettersLeft(left)}
        </p>
      </div>
    </>
  );
}

function lettersLeft(left: number): string {
  const letters = (count: number) => `${count.toLocaleString("en-GB")} ${count === 1 ? "letter" : "letters"}`;
  if (left >= 0) return `${letters(left)} left`;
  return `${letters(-left)} too many. Keep the best part; nothing you wrote is lost.`;
}
