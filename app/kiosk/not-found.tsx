import { NoticePlate } from "@/components/ui/notice-plate";

/** A screen whose token we do not know, or that was taken down. */
export default function KioskNotFound() {
  return (
    <main id="main" className="flex min-h-dvh items-center">
      <div className="shell max-w-[46rem]! py-20">
        <NoticePlate title="This screen is not on the wall" as="h1">
          Its address is old, or somebody took it down. An admin can hang a new one under Administration,
          Screens.
        </NoticePlate>
      </div>
    </main>
  );
}
