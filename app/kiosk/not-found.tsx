import { NoticePlate } from "@/components/ui/notice-plate";

/** A screen whose token we do not know, or that was taken down. */
export default function KioskNotFound() {
  return (
    <main id="main" className="shell py-24">
      <NoticePlate title="This screen is not on the wall" as="h1">
        Its address is old, or somebody took it down. An admin can hang a new one under Administration,
        Screens.
      </NoticePlate>
    </main>
  );
}
