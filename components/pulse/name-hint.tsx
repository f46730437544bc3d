import { Icon } from "@/components/ui/icon";

/** Says that a colleague's name in one's own words may hint at who wrote them, and offers to take it out. */
export function NameHint({
  names,
  words,
  onChange,
}: {
  /** Given names of those at one's table. */
  names: readonly string[];
  words: string;
  onChange: (words: string) => void;
}) {
  const named = names.find((name) => wordOf(name).test(words));
  if (!named) return null;
  return (
    <p className="mt-2 flex gap-2.5 text-small">
      <Icon name="eye" size={20} className="shrink-0 text-crust-deep" />
      <span>
        You named {named}. That may hint at who you are.{" "}
        <button
          type="button"
          className="border-b-2 border-current font-semibold"
          onClick={() => onChange(words.replace(wordOf(named, "gu"), "a teammate"))}
        >
          Change to “a teammate”
        </button>
      </span>
    </p>
  );
}

function wordOf(name: string, flags = "u"): RegExp {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, flags);
}
