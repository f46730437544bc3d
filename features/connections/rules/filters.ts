import { type SQL, sql } from "drizzle-orm";
import {
  type AttrExp,
  type Compare,
  type Filter,
  type LogExp,
  type NotFilter,
  parse,
  type ValuePath,
} from "scim2-parse-filter";
import { badRequest } from "./scim";

const LONGEST_FILTER = 2000;

/** One attribute in the database's terms. `eq` where an index answers equality better than the column does. */
export type Attribute = {
  column: SQL;
  kind: "words" | "exact" | "boolean" | "moment";
  eq?: (value: string) => SQL;
};

/**
 * A filter of RFC 7644 section 3.4.2.2 as a condition of the database: values are parameters, attributes are looked up in
 * a list of ours.
 * @param attributes by path in small letters, without the resource's own schema
 * @param schema the resource's own, which may stand before a path
 * @throws SCIMError invalidFilter
 */
export function conditionOf(filter: string, attributes: ReadonlyMap<string, Attribute>, schema: string): SQL {
  return conditionFrom(read(filter), attributes, schema, "");
}

/** @throws SCIMError invalidFilter for a sort by what we do not keep */
export function attributeAt(
  path: string,
  attributes: ReadonlyMap<string, Attribute>,
  schema: string,
): Attribute {
  const low = path.toLowerCase();
  const own = `${schema.toLowerCase()}:`;
  const attribute = attributes.get(low.startsWith(own) ? low.slice(own.length) : low);
  if (attribute) return attribute;
  throw badRequest("invalidFilter", `We keep nothing called "${path.slice(0, 200)}" to look by.`);
}

function read(filter: string): Filter {
  if (filter.length > LONGEST_FILTER) {
    throw badRequest("invalidFilter", `A filter has at most ${LONGEST_FILTER} characters.`);
  }
  try {
    // The library doubles backslashes: quoted words go past it, as the JSON strings that RFC 7644 says they are.
    const quoted: string[] = [];
    const parsed = parse(
      filter.replace(/"(?:[^"\\]|\\.)*"/gs, (literal) => `"${quoted.push(JSON.parse(literal)) - 1}"`),
    );
    return withWords(parsed, quoted);
  } catch {
    throw badRequest(
      "invalidFilter",
      "This filter cannot be read. RFC 7644, section 3.4.2.2, has its grammar.",
    );
  }
}

function withWords(filter: Filter, quoted: readonly string[]): Filter {
  const inner = (one: Filter) => withWords(one, quoted);
  if (filter.op === "and" || filter.op === "or")
    return { ...filter, filters: (filter as LogExp).filters.map(inner) };
  if (filter.op === "not") return { ...filter, filter: inner((filter as NotFilter).filter) };
  if (filter.op === "[]") return { ...filter, valFilter: inner((filter as ValuePath).valFilter) };
  const { compValue } = filter as Compare;
  return typeof compValue === "string"
    ? { ...(filter as Compare), compValue: quoted[Number(compValue)] ?? "" }
    : filter;
}

function conditionFrom(
  filter: Filter,
  attributes: ReadonlyMap<string, Attribute>,
  schema: string,
  within: string,
): SQL {
  const inner = (one: Filter) => conditionFrom(one, attributes, schema, within);
  if (filter.op === "and" || filter.op === "or") {
    return sql`(${sql.join(filter.filters.map(inner), filter.op === "and" ? sql` and ` : sql` or `)})`;
  }
  if (filter.op === "not") return sql`not coalesce(${inner(filter.filter)}, false)`;
  const one = filter as ValuePath | AttrExp;
  const path = `${within}${one.attrPath}`;
  if (one.op === "[]") return conditionFrom(one.valFilter, attributes, schema, `${path}.`);
  const attribute = attributeAt(path, attributes, schema);
  return one.op === "pr" ? present(attribute) : compared(one, attribute);
}

function present({ column, kind }: Attribute): SQL {
  const words = kind === "words" || kind === "exact";
  return words ? sql`coalesce(${column}, '') <> ''` : sql`${column} is not null`;
}

function compared({ op, attrPath, compValue }: Compare, attribute: Attribute): SQL {
  if (compValue === null) {
    if (op === "eq") return sql`not (${present(attribute)})`;
    if (op === "ne") return present(attribute);
    throw cannotCompare(attrPath, op);
  }
  const { column, kind } = attribute;
  if (kind === "boolean") {
    const said = /^(true|false)$/i.exec(String(compValue))?.[0].toLowerCase() === "true";
    if (!/^(true|false)$/i.test(String(compValue)) || (op !== "eq" && op !== "ne"))
      throw cannotCompare(attrPath, op);
    return op === "eq" ? sql`${column} = ${said}` : sql`${column} <> ${said}`;
  }
  if (kind === "moment") return comparedMoments(op, column, new Date(String(compValue)), attrPath);
  const value = String(compValue);
  const [left, right] =
    kind === "exact" ? [column, sql`${value}::text`] : [sql`lower(${column})`, sql`lower(${value}::text)`];
  switch (op) {
    case "eq":
      return attribute.eq?.(value) ?? sql`${left} = ${right}`;
    case "ne":
      return sql`${left} is distinct from ${right}`;
    case "co":
      return sql`strpos(${left}, ${right}) > 0`;
    case "sw":
      return sql`starts_with(${left}, ${right})`;
    case "ew":
      return sql`right(${left}, length(${right})) = ${right}`;
    default:
      return sql`${left} ${SIGNS[op]} ${right}`;
  }
}

const SIGNS = { gt: sql`>`, ge: sql`>=`, lt: sql`<`, le: sql`<=`, eq: sql`=`, ne: sql`<>` };

function comparedMoments(op: Compare["op"], column: SQL, moment: Date, path: string): SQL {
  if (Number.isNaN(moment.getTime()) || op === "co" || op === "sw" || op === "ew")
    throw cannotCompare(path, op);
  return sql`${column} ${SIGNS[op]} ${moment.toISOString()}::timestamptz`;
}

function cannotCompare(path: string, op: string): Error {
  return badRequest("invalidFilter", `"${path.slice(0, 200)}" cannot be compared like that (${op}).`);
}
