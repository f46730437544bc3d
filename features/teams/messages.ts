import type { Mail } from "@/lib/mail";
import { dayWords, roomWords } from "./rules";

type Words = Omit<Mail, "to">;

/** To the lead of a team and to whoever approved its waiver, two weeks before it ends. */
export function waiverEndsMail(waiver: {
  unitId: string;
  name: string;
  seats: number;
  people: number;
  limit: number;
  endsAt: Date;
}): Words {
  const { name, seats, people, limit } = waiver;
  const ends = dayWords(new Date(waiver.endsAt.getTime() - 1));
  const after =
    people > limit
      ? `${people} people sit there. When it ends they all stay, and nobody else can sit down until the team fits two pizzas again.`
      : `${roomWords(people, limit)}, so it fits two pizzas without it.`;
  return {
    subject: `${name} may seat ${seats} until ${ends}`,
    text: `The waiver that lets ${name} seat ${seats} runs out at the end of ${ends}. ${after}\n\nThere is still time to split the team, or to find somebody a seat elsewhere.`,
    action: { label: `Look at ${name}`, path: `/teams/${waiver.unitId}` },
  };
}

/** To whoever planned a reorganisation that could not be carried out on its day. */
export function stuckMail(plan: { name: string; problem: string }): Words {
  return {
    subject: `“${plan.name}” is stuck`,
    text: `“${plan.name}” was due today and could not be done. Nothing was changed. ${plan.problem}\n\nWhen that is mended it can be tried again, or called off.`,
    action: { label: "Look at the plan", path: "/admin/teams" },
  };
}
