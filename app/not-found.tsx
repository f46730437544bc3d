import { Lost } from "@/components/shell/lost";

export default function NotFound() {
  return (
    <main id="main">
      <Lost />
    </main>
  );
}
