import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlanBuilder } from "@/components/teams/plan/plan-builder";
import { PageHeader } from "@/components/ui/page-header";
import { canChangeTree } from "@/features/teams/policy";
import { getActor } from "@/lib/auth/get-actor";
import { now } from "@/lib/clock";

export const metadata: Metadata = { title: "Plan a reorganisation" };

/** Where the people team writes down what the tree will look like, and from which day. */
export default async function ReorganisePage() {
  if (!canChangeTree(await getActor())) notFound();
  const tomorrow = new Date(now().getTime() + 86_400_000);
  return (
    <div className="shell">
      <PageHeader
        title="Plan a reorganisation"
        lead="One step after the other. Everything happens on one morning, all of it or nothing; past rounds keep the tree they were asked with."
        crumbs={[
          { href: "/admin", label: "Administration" },
          { href: "/admin/teams", label: "Tables" },
          { label: "Reorganise" },
        ]}
      />
      <PlanBuilder first={tomorrow.toISOString().slice(0, 10)} />
    </div>
  );
}
