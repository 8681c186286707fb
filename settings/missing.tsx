import type { Challenge, Status } from '../common/settings-keys';
import { say } from './say';
import { signInButton } from './sign-in-button';
import { pageInWords, resultInWords, scopesInWords } from './words';

/** What was not allowed and where it is missed, with a way to be asked again; null where nothing is missing. */
export function missing(
  challenge: Challenge | undefined,
  status: Status,
  storage: SettingsComponentProps['settingsStorage'],
): JSX.Element | null {
  const { needs, granted, result } = status;
  const rows = needs
    .map(({ page, scopes }) => ({ page, scopes: scopes.filter((scope) => granted.indexOf(scope) < 0) }))
    .filter(({ scopes }) => scopes.length > 0);
  if (rows.length === 0) return null;
  const refused = result === 'denied' || result === 'refused' || result === 'code';
  const words = {
    label: say('askAgain'),
    status: refused ? resultInWords(result) : say('asksAll'),
  };
  return (
    <Section title={say('notAllowed')}>
      {rows.map(({ page, scopes }) => (
        <TextImageRow label={pageInWords(page)} sublabel={say('misses', scopesInWords(scopes, false))} />
      ))}
      {signInButton(challenge, status, storage, words, 'consent')}
    </Section>
  );
}
