import type { Status } from '../common/settings-keys';
import { ago } from './dates';
import { say } from './say';
import { capital, kindInWords, resultInWords } from './words';

/** How the last call for every data set ended, and how long ago. */
export function data({ checks, remaining }: Status): JSX.Element | null {
  const names = Object.keys(checks);
  if (names.length === 0) return null;
  const left = remaining === undefined ? '' : say('requestsLeft', String(remaining));
  return (
    <Section title={say('data')} description={left}>
      {names.map((name) => {
        const check = checks[name];
        return check ? (
          <TextImageRow
            label={kindInWords(name)}
            sublabel={`${capital(ago(Date.now() - check.triedAt))}${check.code === 'ok' ? '' : ` · ${resultInWords(check.code)}`}`}
          />
        ) : null;
      })}
    </Section>
  );
}
