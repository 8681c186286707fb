import type { Challenge, Status } from '../common/settings-keys';
import { translate } from './i18n';
import { renderSignInButton } from './sign-in-button';
import { describeResult, describeScopes, describeSurface } from './words';

/** The scopes that were not granted, by the surface that needs them, and a button to request them; null when none is missing. */
export function renderNotAllowedSection(
  challenge: Challenge | undefined,
  status: Status,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element | null {
  const { requiredScopes, grantedScopes, result, results } = status;
  // The service may refuse what was allowed until it is allowed again.
  const isRefused = Object.keys(results).some((name) => {
    const fetchResult = results[name];
    return fetchResult && fetchResult.code === 'permission';
  });
  const rows = requiredScopes
    .map(({ surface, scopes }) => ({
      page: surface,
      scopes: scopes.filter((scope) => grantedScopes.indexOf(scope) < 0),
    }))
    .filter(({ scopes }) => scopes.length > 0);
  if (rows.length === 0 && !isRefused) return null;
  const wasRefused = result === 'denied' || result === 'refused' || result === 'code';
  return (
    <Section title={translate(isRefused ? 'refusedAgain' : 'notAllowed')}>
      {isRefused ? <Text>{describeResult('permission')}</Text> : null}
      {rows.map(({ page, scopes }) => (
        <TextImageRow
          label={describeSurface(page)}
          sublabel={translate('misses', describeScopes(scopes, false))}
        />
      ))}
      {renderSignInButton(challenge, status, storage, {
        label: translate('askAgain'),
        status: wasRefused ? describeResult(result) : translate('asksAll'),
        prompt: 'consent',
      })}
    </Section>
  );
}
