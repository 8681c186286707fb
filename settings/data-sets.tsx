import type { Status } from '../common/settings-keys';
import { formatTimeAgo } from './dates';
import { translate } from './i18n';
import { capitalize, describeKind, describeResult } from './words';

/** How the last call for every data set ended, and how long ago. */
export function renderDataSetsSection({ checks, remaining }: Status): JSX.Element | null {
  const names = Object.keys(checks);
  if (names.length === 0) return null;
  const remainingText = remaining === undefined ? '' : translate('requestsLeft', String(remaining));
  return (
    <Section title={translate('data')} description={remainingText}>
      {names.map((name) => {
        const check = checks[name];
        return check ? (
          <TextImageRow
            label={describeKind(name)}
            sublabel={`${capitalize(formatTimeAgo(Date.now() - check.triedAt))}${check.code === 'ok' ? '' : ` · ${describeResult(check.code)}`}`}
          />
        ) : null;
      })}
    </Section>
  );
}
