import { counted } from "@/components/charts/signed";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import type { CasePage, Voice } from "@/features/awards/types";

type PictureOf = (pictureId: string | null) => string | null;

/** The story, who wrote it, who was helped, and what the other voices say. */
export function CaseStory({ about, pictureOf }: { about: CasePage; pictureOf: PictureOf }) {
  const [first, ...others] = about.voices;
  return (
    <Card>
      <blockquote className="font-hand text-[21px]! leading-snug! whitespace-pre-line">
        “{about.story}”
      </blockquote>
      {first && (
        <p className="mt-5 flex items-center gap-3">
          <Face name={first.name} src={pictureOf(first.pictureId)} size={40} alt="" />
          <span>
            <b>{first.name}</b> put {about.nominee.shortName} up
          </span>
        </p>
      )}
      {about.helped && (
        <p className="mt-4">
          <b>Who was helped:</b> {about.helped}
        </p>
      )}
      {others.length > 0 && (
        <div className="mt-6 border-t border-line pt-5">
          <CardTitle as="h3">
            {others.length === 1 ? "One more voice" : `${counted(others.length)} more voices`}
          </CardTitle>
          <ul className="grid gap-4">
            {others.map((voice) => (
              <VoiceRow key={voice.personId} voice={voice} src={pictureOf(voice.pictureId)} />
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

function VoiceRow({ voice, src }: { voice: Voice; src: string | null }) {
  return (
    <li className="flex items-start gap-3">
      <Face name={voice.name} src={src} size={36} alt="" />
      <p className="min-w-0 pt-1">
        <b>{voice.name}</b>
        {voice.words && <span className="block">“{voice.words}”</span>}
      </p>
    </li>
  );
}
