/** How long ago something was, as people say it; days by their date. */
export function agoWords(then: Date, time: Date): string {
  const minutes = Math.floor((time.getTime() - then.getTime()) / 60_000);
  if (minutes < 2) return "just now";
  if (minutes < 60) return `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return hours === 1 ? "an hour ago" : `${hours} hours ago`;
  return `on ${then.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}`;
}

/** What a week of the directory came to, in one sentence. */
export function weekWords(week: { joined: number; changed: number; left: number; tables: number }): string {
  const said = [
    week.joined && `${people(week.joined)} came`,
    week.left && `${people(week.left)} left`,
    week.changed && `${people(week.changed)} changed`,
    week.tables && `${week.tables === 1 ? "one table was" : `${week.tables} tables were`} seated anew`,
  ].filter(Boolean);
  const last = said.pop();
  if (!last) return "Nothing came in during the last seven days.";
  return `In the last seven days ${said.length > 0 ? `${said.join(", ")} and ${last}` : last}.`;
}

function people(count: number): string {
  return count === 1 ? "one person" : `${count} people`;
}
