import { type DataAction, type DataType, listSupportedActions } from '../data-types/data-type';
import { dataTypes } from '../data-types/data-types';
import { checkDataScope } from '../google-bearer';
import { createInvalidArgument } from '../google-error';
import type { HealthCall } from '../google-route';

/** The kind of data in the path; 400 where it is unknown or does not support `action`, 403 without its scope. */
export function readDataType(call: HealthCall, action: DataAction): DataType {
  const id = call.pathParameter('type');
  const type = dataTypes.find((candidate) => candidate.id === id);
  if (!type) {
    throw createInvalidArgument(
      `Invalid data type ID referenced in the parent data type collection: ${id}.`,
      'INVALID_PARENT_DATA_TYPE_COLLECTION',
    );
  }
  checkDataScope(type.scope, call.grantedScopes);
  const supported = listSupportedActions(type);
  if (!supported.includes(action)) {
    const name = action.charAt(0).toUpperCase() + action.slice(1);
    throw createInvalidArgument(
      `${name} is not supported for data type ${id}, but the following actions are supported: ${supported.join(', ')}`,
      'UNSUPPORTED_DATA_TYPE_ACTION',
      { allowed_actions: supported.join(', ') },
    );
  }
  return type;
}

/** Families of data sources: whether they include data that the wearer typed in. */
const FAMILIES: Readonly<Record<string, boolean>> = {
  '': true,
  'users/me/dataSourceFamilies/all-sources': true,
  'users/me/dataSourceFamilies/google-sources': true,
  'users/me/dataSourceFamilies/google-wearables': false,
};

/** Whether the family of data sources includes data that the wearer typed in; 400 for an unknown family. */
export function familyIncludesManual(name: string): boolean {
  const includesManual = Object.hasOwn(FAMILIES, name) ? FAMILIES[name] : undefined;
  if (includesManual !== undefined) return includesManual;
  throw createInvalidArgument(
    `Invalid data source family: ${name}.`,
    'INVALID_DATA_POINT_DATA_SOURCE_FAMILY',
  );
}
