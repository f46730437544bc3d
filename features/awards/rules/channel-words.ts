import { monthWords } from "./months";

/** What a channel hears of a winner. `address` is the frame's page; `picture` none: a channel outside gets no faces. */
export type News = {
  awardName: string;
  month: string;
  winnerName: string;
  citation: string;
  voices: number;
  address: string;
};

/**
 * A message for Slack (Block Kit). What people wrote goes into rich text, whose words are taken as they are: no mention,
 * link or mark in them is read. Only the line for notifications is parsed, so its three signs are escaped there
 * (docs.slack.dev/messaging/formatting-message-text).
 */
export function slackMessage(news: News): Record<string, unknown> {
  const { citation, address } = news;
  const text = (words: string, style?: Record<string, boolean>) => ({ type: "text", text: words, style });
  return {
    text: escapeSlack(headline(news)),
    unfurl_links: false,
    blocks: [
      {
        type: "rich_text",
        elements: [
          { type: "rich_text_section", elements: [text(headline(news), { bold: true })] },
          { type: "rich_text_quote", elements: [text(citation)] },
          {
            type: "rich_text_section",
            elements: [text(`${voicesWords(news)} `), { type: "link", url: address, text: LINK }],
          },
        ],
      },
    ],
  };
}

/**
 * A message for Teams (Adaptive Card 1.4, as workflows take it). What people wrote goes into text runs, which know no
 * markdown; a mention would need an entity of its own, and the card has none.
 */
export function teamsMessage(news: News): Record<string, unknown> {
  const paragraph = (words: string, more: Record<string, unknown> = {}) => ({
    type: "RichTextBlock",
    inlines: [{ type: "TextRun", text: withoutFunctions(words), ...more }],
  });
  return {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          body: [
            paragraph(headline(news), { weight: "Bolder", size: "Large" }),
            paragraph(`“${news.citation}”`, { italic: true }),
            paragraph(voicesWords(news), { isSubtle: true }),
          ],
          actions: [{ type: "Action.OpenUrl", title: LINK, url: news.address }],
        },
      },
    ],
  };
}

/** The same as a mail to everybody. */
export function newsMail(news: News): {
  subject: string;
  text: string;
  action: { label: string; path: string };
} {
  const { awardName, month, winnerName, citation, address } = news;
  return {
    subject: headline(news),
    text: `The ${awardName} of ${monthWords(month)} went to ${winnerName}.\n\n“${citation}”\n\n${voicesWords(news)}`,
    action: { label: LINK, path: new URL(address).pathname },
  };
}

/** Where a channel is: of a webhook, whose address is a secret, its host and four letters; a list's address is none. */
export function placeWords(kind: string, address: string): string {
  return kind === "mail" ? address : `${new URL(address).host}, ending in ${address.slice(-4)}`;
}

/** What a channel hears when somebody tries whether it works. */
export function testNews(address: string): News {
  return {
    awardName: "Golden Rolling Pin",
    month: "2013-06-01",
    winnerName: "Nobody yet",
    citation: "This is only a test. When somebody wins, their name and these words stand here.",
    voices: 0,
    address,
  };
}

const LINK = "See it on the wall";

function headline({ awardName, month, winnerName }: News): string {
  return `${winnerName}: ${awardName}, ${monthWords(month)}`;
}

function voicesWords({ voices }: News): string {
  if (voices === 0) return "From the kitchen.";
  return voices === 1 ? "One colleague spoke for it." : `${voices} colleagues spoke for it.`;
}

function escapeSlack(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Cards fill in {{DATE(...)}} and {{TIME(...)}} wherever they stand; a mark of no width keeps them words. */
function withoutFunctions(words: string): string {
  return words.replaceAll("{{", "{\u2060{");
}
