import fc from 'fast-check';
import { googleErrorMapping } from '../../../../../companion/sources/google/error-mapping';

const refusal = (status: string, ...reasons: unknown[]) => ({
  error: { code: 400, message: '', status, details: reasons.map((reason) => ({ '@type': 'x', reason })) },
});

it.each([
  [refusal('UNAUTHENTICATED'), ['token', 'token']],
  [refusal('UNAUTHENTICATED', 'CREDENTIALS_MISSING'), ['token', 'token']],
  [refusal('PERMISSION_DENIED', 'MISSING_OAUTH_SCOPE'), ['data', 'scope']],
  [refusal('PERMISSION_DENIED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'), ['data', 'scope']],
  // A legacy account, or a consent that has to be given again.
  [refusal('PERMISSION_DENIED'), ['data', 'permission']],
  [refusal('PERMISSION_DENIED', 'RESOURCE_PERMISSION_DENIED'), ['data', 'permission']],
  [refusal('PERMISSION_DENIED', 'CONSUMER_SUSPENDED'), ['setup', 'client']],
  [refusal('PERMISSION_DENIED', 'CONSUMER_INVALID'), ['setup', 'client']],
  [refusal('PERMISSION_DENIED', 'USER_PROJECT_DENIED'), ['setup', 'client']],
  [
    { error: { status: 'PERMISSION_DENIED', message: 'Project 12 is not allowed to use this API.' } },
    ['setup', 'client'],
  ],
  [
    { error: { status: 'PERMISSION_DENIED', message: 'The caller does not have permission' } },
    ['data', 'permission'],
  ],
  [{ error: { errors: [{ reason: 'userRateLimitExceeded' }] } }, ['wait', 'rate-limit']],
  [{ errors: [{ reason: 'dailyLimitExceeded' }] }, ['wait', 'rate-limit']],
  [{ error: { errors: [{ reason: 'accessNotConfigured' }] } }, ['setup', 'client']],
  [[{ error: { status: 'NOT_FOUND' } }], ['data', 'not-found']],
  [refusal('PERMISSION_DENIED', 'SERVICE_DISABLED'), ['setup', 'client']],
  [refusal('PERMISSION_DENIED', 'API_PRIVATE_PREVIEW_ACCESS_DENIED'), ['setup', 'client']],
  // The token has scopes of other Google services, too: no box that the wearer can tick.
  [refusal('PERMISSION_DENIED', 'DISALLOWED_OAUTH_SCOPES'), ['data', 'permission']],
  [refusal('FAILED_PRECONDITION', 'ACCOUNT_NOT_LINKED'), ['setup', 'request']],
  [refusal('INVALID_ARGUMENT', 'INVALID_DATA_POINT_FILTER'), ['data', 'validation']],
  [refusal('NOT_FOUND'), ['data', 'not-found']],
  [refusal('RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED'), ['wait', 'rate-limit']],
  // Otherwise the status decides.
  [refusal('FAILED_PRECONDITION'), undefined],
  [{ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }, undefined],
  [{ errors: [{ errorType: 'expired_token' }] }, undefined],
])('%j', (body, meaning) => {
  expect(googleErrorMapping.classify(body)).toEqual(meaning);
});

it('reads any JSON', () => {
  const words = fc.constantFrom('constructor', '__proto__', 'NOT_FOUND', '', null, 7, [], {});
  const body = fc.record({
    error: fc.oneof(
      fc.jsonValue(),
      fc.record({ status: words, details: fc.oneof(fc.jsonValue(), fc.array(fc.record({ reason: words }))) }),
    ),
  });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), body), (json) => {
      const meaning = googleErrorMapping.classify(json);
      if (meaning) expect(meaning).toHaveLength(2);
    }),
  );
});
