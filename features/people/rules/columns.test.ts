import { expect, test } from "vitest";
import { guessColumns, mappingOf, mappingProblems, sampleOf } from "./columns";

const table = (words: string) => {
  const [header = [], ...rows] = words.split("\n").map((line) => line.split(/[,;]/));
  return { header, headerLine: 1, rows: rows.map((cells) => ({ cells })) };
};
const problems = (words: string) => {
  const read = table(words);
  return mappingProblems(read, mappingOf(guessColumns(read)));
};

test("knows the columns of an HR file, and which of them it only guesses", () => {
  const header =
    "Employee ID,First Name,Last Name,Work Email,Job Title,Department,Division,Manager Email,Hire Date,Photo";
  const guesses = guessColumns(
    table(`${header}\nAW-1,Guy,Gilbert,guy@x.org,Technician,Production,,jo@x.org,,e1.jpg`),
  );
  expect(guesses.map((guess) => guess.meaning)).toEqual(
    "externalId givenName familyName email title department businessUnit manager startedOn picture".split(
      " ",
    ),
  );
  expect(guesses.filter((guess) => !guess.certain)).toHaveLength(2);
});

test("knows other languages' words, accents aside", () => {
  const guesses = guessColumns(table("Prénom;Nom;Courriel\nAnne;Roux;a@x.fr"));
  expect(guesses.map((guess) => guess.meaning)).toEqual(["givenName", "familyName", "email"]);
});

test("of two columns for one thing the surer one counts", () => {
  const guesses = guessColumns(table("Manager,Manager Email,ID,Number,Notes,Remarks\nx,b@x,1,2,,"));
  expect(guesses.map((guess) => guess.meaning)).toEqual(
    "ignore manager externalId ignore ignore ignore".split(" "),
  );
});

test("a column full of addresses is the mail, whatever it is called", () => {
  const guesses = guessColumns(table("Who,Reach\nBo,b@x.org\nAl,a@x.org"));
  expect(guesses[1]).toEqual({ meaning: "email", certain: false });
});

test("a missing column is named, with the line of the header", () => {
  expect(problems("First name,Mail\nBo,b@x")).toEqual([
    { line: 1, column: null, index: null, sentence: "No column says Last name, and none says Full name." },
  ]);
  expect(problems("Full name\nBo Diddley")[0]?.sentence).toMatch(/No column says Mail/);
});

test("a doubled column is named with its places", () => {
  expect(problems("Full name,Mail,Mail\nBo,b@x,b@y")).toEqual([
    {
      line: 1,
      column: "Mail",
      index: null,
      value: "Mail",
      sentence: "Columns 2 and 3 both say Mail. Leave one of them out.",
    },
  ]);
});

test("the sample is the first cell with something in it", () => {
  expect(sampleOf(table("A,B\nx,\ny,z"), 1)).toBe("z");
});
