import type { Cut, Size } from "./picture-cut";

const BYTES_AT_MOST = 15 * 1024 * 1024;
/** Nothing larger is kept, so that nothing larger is sent where the browser can make it smaller. */
const SIDE_SENT = 2560;
const DROPPED = "The picture did not get through. Nothing was changed; please try again.";

/** A picture as this browser sees it: what to send, and its look and size where it can draw the format. */
type Prepared = { body: Blob; src: string | null; size: Size | null };

/**
 * Makes a picture ready: drawn smaller and as JPEG when it is large or of a kind that few read (HEIC, where the browser
 * can). It goes as it is otherwise, and the server reads what this browser cannot.
 */
export async function prepare(file: Blob): Promise<Prepared> {
  const src = URL.createObjectURL(file);
  const image = await draw(src);
  if (!image) {
    URL.revokeObjectURL(src);
    return { body: file, src: null, size: null };
  }
  const size = { width: image.naturalWidth, height: image.naturalHeight };
  const isOdd = /hei[cf]|tiff|bmp/.test(file.type);
  const isLarge = Math.max(size.width, size.height) > SIDE_SENT || file.size > BYTES_AT_MOST;
  return { body: (isOdd || isLarge ? await smaller(image, size) : null) ?? file, src, size };
}

/** Loads a picture to see how large it is; null when this browser cannot draw it. */
async function draw(src: string): Promise<HTMLImageElement | null> {
  const image = new Image();
  image.src = src;
  try {
    await image.decode();
    return image.naturalWidth > 0 ? image : null;
  } catch {
    return null;
  }
}

/** A picture of one's own as the server keeps it, whole, and where it is cut; null when there is none. */
export async function fetchOwn(id: string): Promise<{ src: string; size: Size; cut: Cut | null } | null> {
  const answer = await fetch(`/pictures/${id}/original`).catch(() => null);
  if (!answer?.ok) return null;
  const src = URL.createObjectURL(await answer.blob());
  const image = await draw(src);
  if (!image) return null;
  const [x, y, zoom] = (answer.headers.get("x-focal") ?? "").split(",").map(Number);
  const cut = x !== undefined && y !== undefined && zoom !== undefined ? { x, y, zoom } : null;
  return { src, size: { width: image.naturalWidth, height: image.naturalHeight }, cut };
}

/** Sends a picture. @returns its id, or what went wrong as a sentence */
export async function send(
  body: Blob,
  cut: Cut | null,
  signal: AbortSignal,
): Promise<{ id: string } | { problem: string }> {
  if (body.size > BYTES_AT_MOST) {
    return {
      problem: `This picture has ${Math.ceil(body.size / 1024 / 1024)} MB; 15 MB is the most we take.`,
    };
  }
  return ask(`/api/pictures${cut ? focal(cut) : ""}`, signal, body);
}

/** Has a picture that was sent before cut anew. @returns its id, another one if the old one hangs */
export function sendCut(id: string, cut: Cut, signal: AbortSignal) {
  return ask(`/api/pictures/${id}${focal(cut)}`, signal);
}

async function ask(
  address: string,
  signal: AbortSignal,
  body?: Blob,
): Promise<{ id: string } | { problem: string }> {
  const answer = await fetch(address, { method: "POST", body, signal }).catch(() => null);
  const said: { pictureId?: string; message?: string } | null = await answer?.json().catch(() => null);
  if (answer?.ok && said?.pictureId) return { id: said.pictureId };
  return { problem: said?.message ?? DROPPED };
}

function focal({ x, y, zoom }: Cut): string {
  return `?focal=${[x, y, zoom].map((share) => share.toFixed(4)).join(",")}`;
}

async function smaller(image: HTMLImageElement, { width, height }: Size): Promise<Blob | null> {
  const scale = Math.min(1, SIDE_SENT / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.92));
}
