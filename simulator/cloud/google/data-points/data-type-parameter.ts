import { type Action, actionsOf, type DataType } from '../data-types/data-type';
import { dataTypes } from '../data-types/data-types';
import { checkScope } from '../google-bearer';
import { invalidArgument } from '../google-error';
import type { HealthCall } from '../google-route';

/** The kind of data that the path names; 400 where there is none, or none for `action`, 403 where it is not allowed. */
export function dataTypeParameter(call: HealthCall, action: Action): DataType {
  const id = call.param('type');
  const type = dataTypes.find((one) => one.id === id);
  if (!type) {
    throw invalidArgument(
      `Invalid data type ID referenced in the parent data type collection: ${id}.`,
      'INVALID_PARENT_DATA_TYPE_COLLECTION',
    );
  }
  checkScope(type.scope, call.granted);
  const allowed = actionsOf(type);
  if (!allowed.includes(action)) {
    const name = action.charAt(0).toUpperCase() + action.slice(1);
    throw invalidArgument(
      `${name} is not supported for data type ${id}, but the following actions are supported: ${allowed.join(', ')}`,
      'UNSUPPORTED_DATA_TYPE_ACTION',
      { allowed_actions: allowed.join(', ') },
    );
  }
  return type;
}

/** Families of sources, and whether what was typed in belongs to them. */
const FAMILIES: Readonly<Record<string, boolean>> = {
  '': true,
  'users/me/dataSourceFamilies/all-sources': true,
  'users/me/dataSourceFamilies/google-sources': true,
  'users/me/dataSourceFamilies/google-wearables': false,
};

/** Whether what was typed in counts, by the name of a family of sources; 400 for a name that does not exist. */
export function readFamily(name: string): boolean {
  const byHand = Object.hasOwn(FAMILIES, name) ? FAMILIES[name] : undefined;
  if (byHand !== undefined) return byHand;
  throw invalidArgument(`Invalid data source family: ${name}.`, 'INVALID_DATA_POINT_DATA_SOURCE_FAMILY');
}
