import { Lost } from "@/components/shell/lost";
import { Outside } from "@/components/shell/outside";

export default function NotFound() {
  return (
    <Outside>
      <Lost />
    </Outside>
  );
}
