import { isRecord } from '../../world/guards';

export type JsonObject = Record<string, unknown>;

function isRowList(value: unknown): value is JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}

/** A copy of `body` with each of its lists of objects changed. Lists inside of rows stay as they are. */
export function mapLists(body: unknown, change: (rows: JsonObject[]) => JsonObject[]): unknown {
  if (isRowList(body)) return change(body);
  return isRecord(body) ? mapMembers(body, (member) => mapLists(member, change)) : body;
}

/** A copy of `value` with each object in it changed, at any depth, the inner ones first. */
export function mapObjects(value: unknown, change: (object: JsonObject) => JsonObject): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  return isRecord(value) ? change(mapMembers(value, (member) => mapObjects(member, change))) : value;
}

function mapMembers(object: JsonObject, change: (member: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, change(member)]));
}
