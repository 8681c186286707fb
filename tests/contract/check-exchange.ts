import { Endpoint, type ExchangeRequest, type ExchangeResponse } from './endpoint';
import { readHardenedSpecification } from './hardened-spec';
import type { Specification } from './specification';

/** What is wrong with a request or its answer, one line each; nothing where all is as it should be. */
export type CheckExchange = (request: ExchangeRequest, response: ExchangeResponse) => string[];

const API = 'api.fitbit.com';

export function exchangeChecker(specification: Specification): CheckExchange {
  const endpoints = Object.entries(specification.paths)
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => new Endpoint(specification, method, path, operation)),
    )
    .sort((a, b) => a.names.length - b.names.length);
  return (request, response) => {
    const url = new URL(request.url);
    // The pages of the sign-in are on another host and in no specification.
    if (url.hostname !== API) return [];
    const name = `${request.method} ${url.pathname}`;
    const fitting = endpoints.filter((endpoint) => endpoint.fits(request.method, url.pathname));
    const [first] = fitting;
    if (!first) return [`${name} is not in the specification`];
    // Of paths with the same form, the one whose parameters have the right kind of value is meant.
    const meant = fitting.find((endpoint) => endpoint.requestProblems(request, url).length === 0) ?? first;
    return [...meant.requestProblems(request, url), ...meant.responseProblems(response)].map(
      (problem) => `${name}: ${problem}`,
    );
  };
}

/** Checks against the hardened specification; undefined where it is not at hand. */
export const checkExchange: CheckExchange | undefined = (() => {
  const specification = readHardenedSpecification();
  return specification && exchangeChecker(specification);
})();
