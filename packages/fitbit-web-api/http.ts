/** A request as plain data, for whatever sends it. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/**
 * Sends a request and resolves with the parsed JSON body, undefined where the response has none (204). Rejects
 * where the service refuses or nothing comes back. For a wearer's data it adds the `Authorization` header.
 */
export type SendJson = (request: HttpRequest) => Promise<unknown>;

/** `fields` as application/x-www-form-urlencoded. */
export const formEncode = (fields: Record<string, string | number | boolean>): string =>
  Object.keys(fields)
    // A name that comes from the object has a value.
    .map((name) => [name, fields[name] as string].map(encodeURIComponent).join('='))
    .join('&');
