import type { FetchResult, Status } from '../common/settings-keys';
import { formatDateTime } from './dates';
import { translate } from './i18n';
import { describeKind, describeResultWithCode } from './words';

/** What went wrong, or how much could not be read; empty where all is well. */
function describeFetch({ code, lost, rows = 0, partCode }: FetchResult): string {
  if (code !== 'ok' || partCode) return describeResultWithCode(partCode || code);
  if (!lost) return '';
  return rows > 1 ? translate('lostRows', String(lost), String(rows)) : translate('notAll');
}

/** The result and time of the last request for every data set. */
export function renderDataSetsSection({ results, remainingRequests }: Status): JSX.Element | null {
  const names = Object.keys(results);
  if (names.length === 0) return null;
  const remainingText =
    remainingRequests === undefined ? '' : translate('requestsLeft', String(remainingRequests));
  return (
    <Section title={translate('data')} description={remainingText}>
      {names.map((name) => {
        const check = results[name];
        return check ? (
          <TextImageRow
            label={describeKind(name)}
            sublabel={[formatDateTime(check.triedAt, Date.now()), describeFetch(check)]
              .filter(Boolean)
              .join(' · ')}
          />
        ) : null;
      })}
    </Section>
  );
}
