/** Whether an object has no members. */
export const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;
