import { redirect } from "next/navigation";
import { getService } from "@/features/services/queries/service";
import { getActor } from "@/lib/auth/get-actor";
import { readPage } from "@/lib/page";

type Props = { params: Promise<{ slug: string }> };

/** All services are rated on one ballot: this address opens it at its service. */
export default async function RateOnePage({ params }: Props): Promise<never> {
  const actor = await getActor();
  const { slug } = await params;
  const service = await readPage(() => getService(actor, slug));
  redirect(`/services/rate?of=${service.slug}`);
}
