import { Button, TextLink } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Pill } from "@/components/ui/pill";
import { Receipt, ReceiptLine, ReceiptRule } from "@/components/ui/receipt";
import { Stamp } from "@/components/ui/stamp";
import { TicketRail } from "@/components/ui/ticket";

const tokens = [
  ["Counter", "bg-counter text-ink"],
  ["Paper", "bg-paper text-ink"],
  ["Tray", "bg-tray text-ink"],
  ["Ink", "bg-ink text-paper"],
  ["Hood", "bg-hood text-white"],
  ["Tomato", "bg-tomato text-tomato-label"],
  ["Basil", "bg-basil text-paper"],
  ["Butter", "bg-butter text-butter-label"],
  ["Dough", "bg-dough text-ink"],
  ["Wall", "bg-wall text-wall-ink"],
  ["Char", "bg-char text-white"],
  ["Band", "bg-band text-ink"],
] as const;

/** Receipts, stamps, type, the empty rail, and the palette in both themes. */
export function PaperParts() {
  return (
    <section id="paper" className="grid gap-6" aria-label="Paper">
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_1fr_0.8fr]">
        <Card>
          <CardTitle>Empty</CardTitle>
          <TicketRail label="Nothing waits" />
          <p className="mt-2 px-6 text-small text-ink-2">
            Empty states name the next good thing: <TextLink href="/gallery">thank a colleague</TextLink>
          </p>
        </Card>
        <Card>
          <CardTitle aside={<Pill tone="plain">Small word</Pill>}>Type</CardTitle>
          <p className="font-sign text-section">Sign: You said, we did</p>
          <p className="mt-2 font-hand text-[22px]">“Give us a say in the dock rota.” Hand, for quotes</p>
          <p className="mt-2 font-till">Till: No. 0417 PULSE 0:40</p>
          <p className="mt-2">Table: everything you read, Łukasz Żółć and Ğizem Şahin too.</p>
          <div className="mt-4 flex flex-wrap items-center gap-3">
            <Stamp tone="basil">Served</Stamp>
            <Stamp tone="oven">In the oven</Stamp>
            <Pill tone="up">Real shift</Pill>
            <Pill tone="down">Real shift</Pill>
            <Pill tone="same">No real change</Pill>
            <Pill tone="basil">Never</Pill>
            <Pill tone="dashed">Storyteller</Pill>
            <Pill tone="butter">Demo</Pill>
          </div>
        </Card>
        <Card tone="hood">
          <CardTitle>All or nothing</CardTitle>
          <p className="mb-4">If one of the 290 cannot sit down, nobody does.</p>
          <Receipt title="Dry run">
            <ReceiptLine label="directory.csv" value="292 rows" />
            <p>Nothing written yet</p>
            <ReceiptRule />
            <ReceiptLine label="Join" value="290" />
            <ReceiptLine label="Teams" value="47" />
            <ReceiptLine label="over" value="11" strong />
          </Receipt>
          <Button variant="butter" className="mt-4 w-full">
            Seat everybody
          </Button>
        </Card>
      </div>
      <Card tone="alert">
        <CardTitle>Working hours slipped, and it is not noise</CardTitle>
        <p>Slid for three rounds: 89%, 67%, now 30%.</p>
      </Card>
      <Card>
        <CardTitle>Light and dark</CardTitle>
        {(["light", "dark"] as const).map((theme) => (
          <ul
            key={theme}
            data-theme={theme}
            className="mb-2.5 grid grid-cols-3 gap-2.5 text-ink sm:grid-cols-6 lg:grid-cols-12"
          >
            {tokens.map(([name, look]) => (
              <li
                key={name}
                className={`flex h-18 items-end rounded-well border border-line p-2.5 text-tiny font-semibold ${look}`}
              >
                {name}
              </li>
            ))}
          </ul>
        ))}
      </Card>
      <PageHeader
        title="Information Services"
        lead="Led by Jean Tremaine. Ten people in two teams."
        crumbs={[{ href: "/gallery", label: "Teams" }, { label: "Executive and administration" }]}
        aside={<Button variant="secondary">New follow-up</Button>}
      />
    </section>
  );
}
