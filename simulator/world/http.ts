import type { Instant } from './clock';

/** A request as it reaches the cloud. Header names are lower case. */
export interface CloudRequest {
  method: string;
  /** Absolute URL, `https://api.fitbit.com/1/user/-/profile.json?x=y`. */
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** A response. Header names are lower case. */
export interface CloudResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The pretend cloud: one function from a request to its response, at a moment of virtual time. */
export interface Cloud {
  handle(request: CloudRequest, now: Instant): CloudResponse;
}
