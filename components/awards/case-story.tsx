import { counted } from "@/components/charts/signed";
import { Card, CardTitle } from "@/components/ui/card";
import { Face } from "@/components/ui/face";
import { Icon } from "@/components/ui/icon";
import { Pill } from "@/components/ui/pill";
import type { CasePage, Voice } from "@/features/awards/types";
import { pictureUrl } from "@/lib/pictures/address";
import { WhoFace } from "./who-picker";

/** The story with its picture and files, who wrote it, who was helped, and what the other voices say. */
export function CaseStory({ about }: { about: CasePage }) {
  const [first, ...others] = about.voices;
  const at = `/wall/nominations/${about.id}`;
  return (
    <Card>
      {about.hasPicture && (
        <img
          src={`${at}/picture/640`}
          alt={`What goes with the story about ${about.nominee.shortName}`}
          width={640}
          height={640}
          className="mb-5 aspect-square w-full max-w-80 rounded-well bg-mat object-cover"
        />
      )}
      <blockquote className="font-hand text-[21px]! leading-snug! whitespace-pre-line wrap-anywhere">
        “{about.story}”
      </blockquote>
      {first && (
        <p className="mt-5 flex items-center gap-3">
          <Face name={first.name} src={pictureUrl(first.pictureId, 96)} size={40} alt="" />
          <span>
            <b>{first.name}</b> put {about.nominee.shortName} up
          </span>
        </p>
      )}
      <Helped about={about} />
      {about.values.length > 0 && (
        <ul aria-label="What it shows" className="mt-4 flex flex-wrap gap-2">
          {about.values.map((value) => (
            <li key={value}>
              <Pill tone="basil">{value}</Pill>
            </li>
          ))}
        </ul>
      )}
      {about.files.length > 0 && (
        <ul aria-label="Files" className="mt-3">
          {about.files.map(({ id, name }) => (
            <li key={id}>
              <a
                href={`${at}/files/${id}`}
                className="inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-4"
              >
                <Icon name="download" size={20} />
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <div className="mt-6 border-t border-line pt-5">
          <CardTitle as="h3">
            {others.length === 1 ? "One more voice" : `${counted(others.length)} more voices`}
          </CardTitle>
          <ul className="grid gap-4">
            {others.map((voice) => (
              <VoiceRow key={voice.personId} voice={voice} />
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

function Helped({ about: { helped, helpedBy } }: { about: CasePage }) {
  if (!helped && helpedBy.length === 0) return null;
  return (
    <div className="mt-5">
      <h3 className="font-semibold">Who was helped</h3>
      {helpedBy.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {helpedBy.map((who) => (
            <li
              key={who.id}
              className="flex max-w-full items-center gap-2 rounded-full bg-tray py-1 pr-3.5 pl-1.5 text-small font-semibold"
            >
              <WhoFace who={who} size={30} />
              <span dir="auto" className="truncate">
                {who.name}
              </span>
            </li>
          ))}
        </ul>
      )}
      {helped && <p className="mt-2 wrap-anywhere">{helped}</p>}
    </div>
  );
}

function VoiceRow({ voice }: { voice: Voice }) {
  return (
    <li className="flex items-start gap-3">
      <Face name={voice.name} src={pictureUrl(voice.pictureId, 96)} size={36} alt="" />
      <p className="min-w-0 pt-1 wrap-anywhere">
        <b>{voice.name}</b>
        {voice.words && <span className="block">“{voice.words}”</span>}
      </p>
    </li>
  );
}
