import { redirect } from "next/navigation";

type Props = { params: Promise<{ slug: string }> };

/** All services are rated on one ballot: this address opens it at its service. */
export default async function RateOnePage({ params }: Props): Promise<never> {
  redirect(`/services/rate?of=${encodeURIComponent((await params).slug)}`);
}
