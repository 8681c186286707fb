/** JSON of any shape; what is read here is what is known to be in the specification. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = { [key: string]: Json };

/** The parts of an OpenAPI document that are patched. */
export interface Specification {
  paths: { [path: string]: { [method: string]: Operation } };
  components: { schemas: { [name: string]: Schema } };
}

interface Operation {
  parameters?: { name: string; in: string }[];
}

interface Schema {
  properties?: Fields;
}

const AZM = '/1/user/-/activities/active-zone-minutes/date';
const DATE: Fields = { type: 'string', format: 'date' };
const TEXT: Fields = { type: 'string' };

/**
 * Mends what the published specification of the Fitbit Web API has wrong, in place: each fault was seen
 * against recorded bodies or is a contradiction in the document itself. Throws where a fault is no longer
 * there, so that a newer specification is looked at again.
 */
export function patchSpecification({ paths, components }: Specification): void {
  const { schemas } = components;

  // A method without parameters and without a name, left over in the document.
  remove(paths['/1/user/-/profile.json'], 'post');

  // The path lacks a parameter that the operation declares.
  const timed = '{start-date}/{end-date}/time/{start-time}/{end-time}.json';
  const operation = paths[`${AZM}/${timed}`];
  if (!operation) throw missing(timed);
  remove(paths, `${AZM}/${timed}`);
  paths[`${AZM}/${timed.replace('/time', '/{detail-level}/time')}`] = operation;

  // The operation declares a parameter that the path lacks.
  const meal = paths['/1/user/-/meals/{meal-id}.json']?.get;
  const parameters = meal?.parameters?.filter(({ name }) => name !== 'user-id');
  if (!meal || !parameters || parameters.length === meal.parameters?.length) throw missing('user-id');
  meal.parameters = parameters;

  // Active zone minutes by the minute are a list of days, not a data set.
  replace(schemas, 'AzmIntradayDatapoint', { minute: TEXT, value: reference('AzmValue') });
  replace(schemas, 'AzmIntradayDataset', {
    dateTime: DATE,
    minutes: listOf(reference('AzmIntradayDatapoint')),
  });
  property(schemas, 'GetAzmIntradayResponse', 'activities-active-zone-minutes-intraday', (old) =>
    listOf(old),
  );

  // Oxygen saturation comes bare: an object for a date, a list for an interval.
  schemas.GetSpO2SummaryResponse = bare('SpO2Summary');
  const intraday = schemas.GetSpO2IntradayResponse?.properties?.spo2 as { items?: Schema } | undefined;
  if (!intraday?.items) throw missing('GetSpO2IntradayResponse.spo2');
  schemas.SpO2Intraday = intraday.items;
  schemas.GetSpO2IntradayResponse = bare('SpO2Intraday');

  // The key has a capital, and the value may be a range, a number or the text of one.
  rename(schemas, 'GetVo2MaxSummaryResponse', 'cardioscore', 'cardioScore');
  property(schemas, 'Vo2MaxValue', 'vo2Max', () => ({ oneOf: [TEXT, { type: 'number' }] }));

  // The names of the ranked are beside the ranking (JSON:API).
  property(schemas, 'GetFriendsLeaderboardResponse', 'included', () => listOf(reference('Friend')));
}

/** Deletes, from a copy, all that is there for people: descriptions, examples, tags. Answers the copy. */
export function stripProse(value: Json): Json {
  if (Array.isArray(value)) return value.map(stripProse);
  if (value === null || typeof value !== 'object') return value;
  const result: Fields = {};
  for (const [key, item] of Object.entries(value)) {
    // A property may be called as prose is; then it is an object (its schema).
    const prose = PROSE.has(key) && (typeof item !== 'object' || Array.isArray(item));
    if (!prose) result[key] = stripProse(item);
  }
  return result;
}
const PROSE = new Set(['description', 'summary', 'example', 'title', 'tags', 'default']);

function reference(schema: string): Fields {
  return { $ref: `#/components/schemas/${schema}` };
}

function listOf(items: Json): Fields {
  return { type: 'array', items };
}

function bare(schema: string): Schema {
  return { oneOf: [reference(schema), listOf(reference(schema))] } as Schema;
}

function replace(schemas: Specification['components']['schemas'], name: string, properties: Fields): void {
  const schema = schemas[name];
  if (!schema) throw missing(name);
  schema.properties = properties;
}

function property(
  schemas: Specification['components']['schemas'],
  name: string,
  key: string,
  change: (old: Json) => Json,
): void {
  const properties = schemas[name]?.properties;
  if (!properties) throw missing(`${name}.${key}`);
  properties[key] = change(properties[key] ?? null);
}

function rename(
  schemas: Specification['components']['schemas'],
  name: string,
  from: string,
  to: string,
): void {
  const properties = schemas[name]?.properties;
  const value = properties?.[from];
  if (!properties || value === undefined) throw missing(`${name}.${from}`);
  properties[to] = value;
  delete properties[from];
}

function remove(fields: { [key: string]: unknown } | undefined, key: string): void {
  if (!fields || !(key in fields)) throw missing(key);
  delete fields[key];
}

function missing(what: string): Error {
  return new Error(`the specification has no ${what}: is the patch still needed?`);
}
