import { FileField } from "@/components/ui/file-field";
import { Icon } from "@/components/ui/icon";
import { PictureField } from "@/components/ui/picture-field";
import type { CaseDraft } from "@/features/awards/types";

type Beside = Pick<CaseDraft, "pictureId" | "file">;

/** A picture or a file that goes with a story: folded away until somebody wants one. */
export function BesideStory({
  pictureId,
  file,
  errors,
  onChange,
}: Beside & { errors: Record<string, string>; onChange: (part: Partial<Beside>) => void }) {
  const isThere = Boolean(pictureId || file || errors.pictureId || errors.fileKey);
  return (
    <details className="group/beside" open={isThere || undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-2 font-semibold [&::-webkit-details-marker]:hidden">
        <Icon name="chevron" size={18} className="transition-transform group-open/beside:rotate-180" />
        Add a picture or a file
      </summary>
      <div className="mt-2 grid gap-5">
        <PictureField
          name="pictureId"
          label="A picture"
          error={errors.pictureId}
          first={pictureId}
          onChange={(picture) => onChange({ pictureId: picture?.id || null })}
        />
        <FileField
          name="fileKey"
          label="A file"
          error={errors.fileKey}
          first={file && { fileKey: file.key, name: file.name }}
          onChange={(sent) => onChange({ file: sent && { key: sent.fileKey, name: sent.name } })}
        />
      </div>
    </details>
  );
}
