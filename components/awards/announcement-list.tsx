import { OneButton } from "@/components/awards/one-button";
import { TakeDownForm } from "@/components/awards/take-down-form";
import { LinkButton } from "@/components/ui/button";
import { Face } from "@/components/ui/face";
import { Icon } from "@/components/ui/icon";
import { Pill, type PillTone } from "@/components/ui/pill";
import { sendAgain } from "@/features/awards/actions";
import { monthWords } from "@/features/awards/rules/months";
import type { AnnouncementRow } from "@/features/awards/types/result";

type PictureOf = (pictureId: string | null) => string | null;

/** Wins from the decision on: who, when, what they said, and what each channel heard. */
export function AnnouncementList({ rows, pictureOf }: { rows: AnnouncementRow[]; pictureOf: PictureOf }) {
  return (
    <ul>
      {rows.map((row) => (
        <Row key={row.winId} row={row} src={pictureOf(row.winner.pictureId)} />
      ))}
    </ul>
  );
}

function Row({ row, src }: { row: AnnouncementRow; src: string | null }) {
  const { tone, words } = standing(row);
  const mayTakeDown = row.isAnnounced ? row.consent === "given" : !row.isHere;
  return (
    <li className="border-t border-line py-5 first:border-0 first:pt-1">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 xl:gap-x-3.5">
        <Face name={row.winner.name} src={src} size={52} alt="" />
        <p className="min-w-44 flex-1">
          <b className="block font-sign text-ticket">{row.winner.name}</b>
          <span className="text-small text-ink-2">
            {row.awardName}, {monthWords(row.month, "short")}
          </span>
        </p>
        <p className="grow sm:w-56 sm:grow-0">
          <span className="block text-small text-ink-2">
            {row.isAnnounced ? "Announced" : "Announced on"}
          </span>
          <b className="text-small">{row.when}</b>
        </p>
        <span className="text-right sm:min-w-29">
          <Pill tone={tone}>{words}</Pill>
        </span>
        {mayTakeDown ? (
          <TakeDownForm winId={row.winId} name={row.winner.shortName} isAnnounced={row.isAnnounced} />
        ) : (
          row.isAnnounced && <span className="w-18 max-sm:hidden" />
        )}
      </div>
      {row.wish && !row.isAnnounced && (
        <div className="mt-3 rounded-well bg-dough px-4 py-3">
          <p className="mb-1">
            <b>A wish about the words:</b> “{row.wish}”
          </p>
          <LinkButton href={`/wall/wish/${row.winId}`} variant="secondary" className="mt-1">
            Look at the words
          </LinkButton>
        </div>
      )}
      {row.posts.length > 0 && (
        <ul className="mt-3 grid gap-2">
          {row.posts.map((post) => (
            <PostRow key={post.channelId} winId={row.winId} post={post} />
          ))}
        </ul>
      )}
    </li>
  );
}

function PostRow({ winId, post }: { winId: string; post: AnnouncementRow["posts"][number] }) {
  const words = post.isSent ? "heard of it" : post.failure || "is being told";
  const icon = post.isSent ? "check" : post.failure ? "alert" : "clock";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 text-small">
      <Icon name={icon} size={18} className={post.failure ? "text-tomato-ink" : "text-basil"} />
      <span className="min-w-0 flex-1">
        <b>{post.channelName}</b> {post.failure ? `did not hear of it. ${post.failure}` : words}
      </span>
      {post.canRepeat && (
        <OneButton action={sendAgain} fields={{ winId, channelId: post.channelId }}>
          Send again
        </OneButton>
      )}
    </li>
  );
}

function standing({ consent, isAsked, isHere, isAnnounced }: AnnouncementRow): {
  tone: PillTone;
  words: string;
} {
  if (!isHere && !isAnnounced) return { tone: "tomato", words: "Has left" };
  if (consent === "given") return { tone: "basil", words: "Said yes" };
  if (consent === "declined") return { tone: "plain", words: "Does not hang" };
  if (!isAsked) return { tone: "dashed", words: "A surprise, asked then" };
  return { tone: "butter", words: "Waits for a yes" };
}
