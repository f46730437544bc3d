import { Button } from "@/components/ui/button";
import { Face } from "@/components/ui/face";
import { NumberRow } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Ticket } from "@/components/ui/ticket";
import { colleagues } from "./faces";

/** The three tickets of the design's home page. */
export function RailTickets() {
  const nominee = colleagues[3] ?? { name: "Kim Ralston", src: null };
  return [
    <Ticket
      key="pulse"
      head="No. 0417 Pulse"
      time="0:40"
      title="How likely are you to recommend working here to a friend?"
    >
      <NumberRow
        name="enps"
        from={0}
        to={10}
        legend="From 0 to 10"
        hideLegend
        lowLabel="Not at all likely"
        highLabel="Extremely likely"
      />
      <p className="mt-3 flex gap-2.5 text-small text-ink-2">
        <Icon name="lock" size={18} className="mt-0.5" />
        Answers are counted together, and only where five or more came in.
      </p>
    </Ticket>,
    <Ticket key="second" head="No. 0418 Second" time="1:00" title={nominee.name}>
      <div className="mb-3 flex items-center gap-3 text-small text-ink-2">
        <Face {...nominee} size={48} alt="" />
        nominated by Jean Tremaine and 2 others
      </div>
      <p className="mb-4 text-small">
        “Scanner 7 died at 5:10 on shipping day. Kim drove in on a day off, paired a spare, then stayed to
        load.”
      </p>
      <Button variant="secondary">Add your voice</Button>
    </Ticket>,
    <Ticket key="service" head="No. 0419 Service" time="0:10" title="How was Payroll?">
      <p className="mb-3 text-small text-ink-2">Your overtime correction was closed yesterday.</p>
      <NumberRow name="passed" from={0} to={3} legend="How often were you passed on?" lastLabel="3+" />
      <Button variant="secondary" className="mt-3 w-full">
        Rate it
      </Button>
    </Ticket>,
  ];
}
