import type { Challenge, Status } from '../common/settings-keys';
import { translate } from './i18n';
import { renderSignInButton } from './sign-in-button';
import { describeResult, describeScopes, describeSignIn, describeSurface } from './words';

/**
 * The scopes that were not granted, by the surface that needs them, and a button to request them; null when none is
 * missing.
 */
export function renderNotAllowedSection(
  challenge: Challenge | undefined,
  status: Status,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element | null {
  const { requiredScopes, grantedScopes, results } = status;
  // The service may refuse what was allowed until it is allowed again. Few applications may read intraday steps.
  const isRefused = Object.keys(results).some((name) => {
    const fetchResult = results[name];
    return name !== 'intradaySteps' && fetchResult && fetchResult.code === 'permission';
  });
  const rows = requiredScopes
    .map(({ surface, scopes }) => ({
      page: surface,
      scopes: scopes.filter((scope) => grantedScopes.indexOf(scope) < 0),
    }))
    .filter(({ scopes }) => scopes.length > 0);
  if (rows.length === 0 && !isRefused) return null;
  return (
    <Section title={translate('notAllowed')}>
      {isRefused ? <Text>{describeResult('permission')}</Text> : null}
      {rows.map(({ page, scopes }) => (
        <TextImageRow label={describeSurface(page)} sublabel={translate('misses', describeScopes(scopes))} />
      ))}
      {renderSignInButton(challenge, status, storage, {
        label: translate('askAgain'),
        status: describeSignIn(status, 'consent') || translate('asksAll'),
        prompt: 'consent',
      })}
    </Section>
  );
}
