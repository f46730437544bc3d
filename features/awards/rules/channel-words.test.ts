import { describe, expect, it } from "vitest";
import { slackMessage, teamsMessage } from "./channel-words";

const NEWS = {
  awardName: "Fanatical <Jacket>",
  month: "2026-11-01",
  winnerName: "Nora & <@U123>",
  citation:
    "<!channel> *bold* [click](https://evil.example) <at>Everybody</at> {{DATE(2026-01-01)}} https://evil.example",
  voices: 3,
  address: "https://pizza.example.com/wall/1",
};

/** Every value in a message, with the keys on the way to it. */
function leaves(value: unknown, path = ""): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

describe("for Slack", () => {
  const message = slackMessage(NEWS);

  it("keeps what people wrote where nothing in it is read as a mention, a link or a mark", () => {
    const parsed = leaves(message).filter(([path]) =>
      /mrkdwn|\/elements\/.*\/(user_id|usergroup_id|range)/.test(path),
    );
    expect(parsed).toEqual([]);
    const types = leaves(message).filter(([path]) => path.endsWith("/type"));
    expect(new Set(types.map(([, type]) => type))).toEqual(
      new Set(["rich_text", "rich_text_section", "rich_text_quote", "text", "link"]),
    );
    const citations = leaves(message).filter(([, value]) => value === NEWS.citation);
    expect(citations).toHaveLength(1);
  });

  it("escapes the three signs in the line for notifications, and links to our own page alone", () => {
    expect(message.text).toBe("Nora &amp; &lt;@U123&gt;: Fanatical &lt;Jacket&gt;, November 2026");
    const links = leaves(message).filter(([path]) => path.endsWith("/url"));
    expect(links.map(([, url]) => url)).toEqual([NEWS.address]);
  });
});

describe("for Teams", () => {
  const message = teamsMessage(NEWS);

  it("keeps what people wrote in text runs, which know no markdown, and mentions nobody", () => {
    const text = leaves(message).filter(([, value]) => typeof value === "string" && value.includes("bold"));
    expect(text).toHaveLength(1);
    expect(text[0]?.[0]).toMatch(/\/inlines\/0\/text$/);
    const values = leaves(message).map(([, value]) => value);
    expect(values).not.toContain("TextBlock");
    expect(JSON.stringify(message)).not.toMatch(/"entities"|"msteams"|\{\{/);
  });

  it("is what a workflow's webhook takes", () => {
    expect(message).toMatchObject({
      type: "message",
      attachments: [
        {
          contentType: "application/vnd.microsoft.card.adaptive",
          content: {
            type: "AdaptiveCard",
            version: "1.4",
            actions: [{ type: "Action.OpenUrl", url: NEWS.address }],
          },
        },
      ],
    });
  });
});
