import { type Operation, operationsOf, type Specification } from '../../scripts/specification';
import { Endpoint, type ExchangeRequest, type ExchangeResponse, parseJson } from './endpoint';
import { createSchemaCheck } from './schema-check';

/** What is wrong with a request or its response, one line each; nothing where all is as it should be. */
export type CheckExchange = (request: ExchangeRequest, response: ExchangeResponse) => string[];

/** What there is to know of a service to check what passes between it and its clients. */
export interface Contract {
  host: string;
  specification: Specification;
  /** What is wrong with the body of a refusal; all endpoints refuse alike. */
  refusalProblems(status: number, body: unknown): string[];
}

/** Requests to other hosts, as that of the sign-in, are in no specification: nothing is wrong with them. */
export function exchangeChecker({ host, specification, refusalProblems }: Contract): CheckExchange {
  const find = endpointFinder(specification);
  return (request, response) => {
    const { hostname, pathname } = new URL(request.url);
    if (hostname !== host) return [];
    const name = `${request.method} ${pathname}`;
    const found = find(request);
    if (!found) return [`${name} is not in the specification`];
    const { status, body } = response;
    const wrong =
      status < 400
        ? found.endpoint.responseProblems(response)
        : refusalProblems(status, parseJson(body)).map((problem) => `response ${problem}`);
    return [...found.problems, ...wrong].map((problem) => `${name}: ${problem}`);
  };
}

export interface FoundEndpoint {
  /** As the specification writes it, `/1/user/-/sleep/date/{date}.json`. */
  path: string;
  operation: Operation;
  endpoint: Endpoint;
  /** What is wrong with the request. */
  problems: string[];
}

/** Finds the endpoint that a request is to. */
export function endpointFinder(
  specification: Specification,
): (request: ExchangeRequest) => FoundEndpoint | undefined {
  const check = createSchemaCheck(specification.components.schemas);
  const endpoints = operationsOf(specification)
    .map(({ method, path, operation }) => {
      return { path, operation, endpoint: new Endpoint(check, method, path, operation) };
    })
    .sort((a, b) => a.endpoint.names.length - b.endpoint.names.length);
  return (request) => {
    const url = new URL(request.url);
    const fitting = endpoints
      .filter(({ endpoint }) => endpoint.fits(request.method, url.pathname))
      .map((one) => ({ ...one, problems: one.endpoint.requestProblems(request, url) }));
    // Of paths with the same form, the one whose parameters have the right kind of value is meant.
    return fitting.find(({ problems }) => problems.length === 0) ?? fitting[0];
  };
}
