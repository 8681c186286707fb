/** Whether an object has no members, or a list no items. */
export const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;
