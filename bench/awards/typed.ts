/** What people have typed when the portal is asked: each kind by itself, so that none hides behind another. */
export const TYPED: { kind: string; words: string[] }[] = [
  { kind: "one letter", words: ["a", "h", "k", "m", "p", "s", "z"] },
  { kind: "two letters", words: ["an", "ha", "ka", "ma", "pa", "su", "zo"] },
  { kind: "three letters", words: ["ann", "eng", "han", "kar", "mar", "sof", "zof"] },
  { kind: "four letters", words: ["anna", "hann", "mari", "pete", "supp", "zofi"] },
  { kind: "two words", words: ["hanna a", "abara ha", "zofia k", "peter l", "payroll d", "night shift"] },
  {
    kind: "a title or a team",
    words: ["engineer", "night shift operator", "support", "quality 1", "payroll design 7"],
  },
  { kind: "accents", words: ["JOSÉ", "zoë", "łukasz", "çağ", "王", "محمد"] },
  { kind: "nobody", words: ["xqz", "hannnna", "qqqq", "zzx ann", "%%%", "0000000"] },
];
