import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import {
  Field,
  FieldError,
  NumberRow,
  RadioCard,
  Segmented,
  Select,
  TextArea,
  TextInput,
} from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Icon, iconNames } from "@/components/ui/icon";
import { Step, StepNumber } from "@/components/ui/step";

/** Fields, buttons, steps and icons. */
export function FormParts() {
  return (
    <section id="forms" className="grid items-start gap-6 lg:grid-cols-[1.4fr_1fr]" aria-label="Forms">
      <div>
        <Step number={1} title="Who was extraordinary?" aside="about a minute">
          <Field label="Name" name="who" hint="A colleague outside your own reporting line" />
        </Step>
        <Step number={2} title="Which award fits?">
          <div className="grid gap-3 sm:grid-cols-3">
            <RadioCard name="award" value="jacket" title="Fanatical Jacket" defaultChecked>
              Beyond anything anyone could ask
            </RadioCard>
            <RadioCard name="award" value="bridge" title="Bridge Builder">
              Joined two teams that were not talking
            </RadioCard>
            <RadioCard
              name="award"
              value="first"
              title="First Responder"
              picture={<Icon name="star" size={30} />}
            >
              There before anyone rang
            </RadioCard>
          </div>
          <FieldError name="award">Choose one of the three.</FieldError>
        </Step>
        <Step number={3} title="What happened?">
          <Field label="The story" name="story" error="Tell us a little more: two sentences are enough.">
            <TextArea name="story" defaultValue="Crates." error="too short" />
          </Field>
          <div className="mt-4 grid gap-4 sm:grid-cols-2">
            <Field label="Closes" name="closes">
              <Select
                name="closes"
                defaultValue="fri"
                options={[
                  { value: "fri", label: "Friday 11 December, noon" },
                  { value: "mon", label: "Monday 14 December, noon" },
                ]}
              />
            </Field>
            <Field label="Division" name="division">
              <Select name="division" tone="guess" options={[{ value: "unit", label: "Business unit?" }]} />
            </Field>
          </div>
        </Step>
      </div>
      <div className="grid gap-6">
        <Card>
          <CardTitle>Buttons</CardTitle>
          <div className="flex flex-wrap items-center gap-3">
            <Button>Propose it</Button>
            <Button variant="secondary">Save draft</Button>
            <Button variant="quiet">Add your voice</Button>
            <Button variant="butter">Seat everybody</Button>
            <Button variant="secondary" size="sm">
              Small
            </Button>
            <Button size="lg">Send my nomination</Button>
            <Button disabled>Sending</Button>
          </div>
          <div className="on-hood mt-4 flex flex-wrap gap-3 rounded-well bg-hood p-4 text-white">
            <Button variant="white">
              <Icon name="door" /> Walk in
            </Button>
            <Button variant="secondary">Book a time</Button>
          </div>
          <div className="wall mt-4 flex flex-wrap gap-3 rounded-well p-4">
            <Button variant="butter">Read the story</Button>
            <Button variant="quiet">Clap, 86</Button>
            <Button variant="secondary">As a list</Button>
          </div>
        </Card>
        <Card>
          <NumberRow
            name="driver"
            from={1}
            to={5}
            legend="When I ask another team for help, I get it."
            lowLabel="Strongly disagree"
            highLabel="Strongly agree"
            defaultValue={2}
          />
          <div className="mt-5">
            <NumberRow
              name="number"
              from={0}
              to={10}
              legend="How likely?"
              lowLabel="0, not at all"
              highLabel="10, extremely"
            />
          </div>
          <div className="mt-5">
            <Segmented
              name="limit"
              label="At most to a team"
              defaultValue="8"
              options={["6", "7", "8", "9", "10"].map((value) => ({ value, label: value }))}
            />
          </div>
          <div className="mt-5">
            <TextInput name="plain" placeholder="Find one" aria-label="Find one" />
          </div>
          <FormMessage state={{ ok: true, message: "Served. It hangs on the wall now." }} />
          <FormMessage state={{ ok: false, message: "This table has eight people. Free a seat first." }} />
        </Card>
        <Card>
          <CardTitle aside={<StepNumber>{iconNames.length}</StepNumber>}>Icons</CardTitle>
          <ul className="grid grid-cols-6 gap-3">
            {iconNames.map((name) => (
              <li key={name} title={name} className="grid place-items-center py-1">
                <Icon name={name} size={26} />
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </section>
  );
}
