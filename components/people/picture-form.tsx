"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { PictureField } from "@/components/ui/picture-field";
import { hangMyPicture, takeMyPictureDown } from "@/features/people/actions";
import type { Result } from "@/lib/result";

/**
 * Changes the picture of oneself: a new one, the same one moved under its frame, or none.
 * @param mayMove whether they sent the one that hangs themselves
 */
export function PictureForm({ pictureId, mayMove }: { pictureId: string | null; mayMove: boolean }) {
  const [takenDown, takeDown, isTakingDown] = useActionState(takeMyPictureDown, null);
  const [isMoving, setMoving] = useState(false);
  const [isThere, setThere] = useState(false);
  const [hung, hang, isHanging] = useActionState<Result<void> | null, FormData>(async (before, form) => {
    const result = await hangMyPicture(before, form);
    if (result?.ok) {
      setThere(false);
      setMoving(false);
    }
    return result;
  }, null);
  return (
    <div>
      <form action={hang}>
        <PictureField
          // A fresh field once the picture hangs, or when the one that hangs is to be moved.
          key={`${pictureId} ${isMoving}`}
          name="pictureId"
          label="Your picture"
          first={isMoving ? pictureId : null}
          onChange={(picture) => setThere(picture !== null)}
        />
        {isThere && (
          <Button type="submit" variant="quiet" disabled={isHanging} className="mt-3">
            {isHanging ? "Hanging it" : "Hang it"}
          </Button>
        )}
        <FormMessage state={hung} />
      </form>
      {pictureId && !isThere && (
        <div className="mt-3 flex flex-wrap gap-2">
          {mayMove && (
            <Button variant="secondary" onClick={() => setMoving(true)}>
              Move the one that hangs
            </Button>
          )}
          <form action={takeDown}>
            <Button type="submit" variant="secondary" disabled={isTakingDown}>
              Take it down
            </Button>
          </form>
        </div>
      )}
      <FormMessage state={takenDown} />
    </div>
  );
}
