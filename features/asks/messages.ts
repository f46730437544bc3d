type Words = { subject: string; text: string; action: { label: string; path: string } };

/** Tells somebody that a colleague asks for their help. */
export function askMail(name: string, words: string): Words {
  return {
    subject: `${name} asks for your help`,
    text: `${name} asks:\n\n${words}\n\nA yes is an invitation to come by. “Not now” is a good answer too.`,
    action: { label: "Answer", path: "/" },
  };
}

/** Tells whoever asked what the answer is. */
export function answerMail(name: string, answer: "yes" | "not_now", words: string, personId: string): Words {
  const says = answer === "yes" ? `${name} says yes, come by` : `${name} has no time now`;
  const next =
    answer === "yes"
      ? "Go while the kettle is warm."
      : "Others with the same strength may have time: the search for the right person shows them.";
  return {
    subject: says,
    text: `${says}.\n\nYou asked:\n\n${words}\n\n${next}`,
    action:
      answer === "yes"
        ? { label: "See where they sit", path: `/people/${personId}` }
        : { label: "Find somebody else", path: "/people/right-person" },
  };
}
