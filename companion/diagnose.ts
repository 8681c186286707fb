import type { Diagnostics } from '../common/settings-keys';
import type { DayNumber } from '../common/snapshot';
import { introspectRequest, type OAuthEndpoints } from './account/oauth-requests';
import { asServiceError } from './account/service-error';
import type { Session } from './account/session';
import { readIntrospection } from './account/tokens';
import { fetchAnswer } from './http';
import type { Http } from './platform';
import type { DataSet, HealthSource } from './sources/health-source';

/** Something to ask for, by the name of its answer. */
export type Questions = { [Name in Exclude<keyof Diagnostics, 'at'>]?: () => Promise<Diagnostics[Name]> };

/** What the service itself knows about the session's token; the token is not in the answer. */
export const examineToken = (
  session: Session,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<Diagnostics['token']> =>
  session
    .token()
    .then((token) => fetchAnswer(http, introspectRequest(service, token), now))
    .then((answer) => readIntrospection(answer, '', undefined))
    .then(({ expiresAt, scopes, clientId }) => ({ expiresAt, scopes, clientId }));

/** What no page draws and no sync asks for, as far as it was granted. */
export const checkups = (source: HealthSource, granted: DataSet[], day: DayNumber): Questions => {
  const questions: Record<string, () => Promise<unknown>> = {};
  for (const dataSet of granted) {
    questions[dataSet] = () =>
      dataSet === 'alarms'
        ? source.read('devices', day).then(([device]) => (device ? source.read(dataSet, day, device.id) : []))
        : source.read(dataSet, day);
  }
  return questions as Questions;
};

/** Asks all at the same time; what fails says why by its code. */
export const diagnose = (questions: Questions, at: number): Promise<Diagnostics> => {
  const answers: Record<string, unknown> = { at };
  const asked = Object.keys(questions).map((name) =>
    (questions as Record<string, () => Promise<unknown>>)
      [name]()
      .catch((error) => ({ code: asServiceError(error).code }))
      .then((answer) => {
        answers[name] = answer;
      }),
  );
  return Promise.all(asked).then(() => answers as unknown as Diagnostics);
};
