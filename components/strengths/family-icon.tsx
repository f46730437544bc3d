import { Icon, type IconName } from "@/components/ui/icon";
import type { Family } from "@/features/strengths/types";

const icons: Record<Family, IconName> = {
  hands: "hands",
  head: "head",
  heart: "heart-family",
  voice: "voice",
};

/** The ink drawing of a family of strengths, always beside words. */
export function FamilyIcon({
  family,
  size,
  className,
}: {
  family: Family;
  size?: number;
  className?: string;
}) {
  return <Icon name={icons[family]} size={size} className={className} />;
}
