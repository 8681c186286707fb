import type { Status } from '../common/settings-keys';
import { ago, dataSetInWords, resultInWords } from './words';

/** How the last call for every data set ended, and how long ago. */
export function data({ checks, remaining }: Status): JSX.Element | null {
  const names = Object.keys(checks);
  if (names.length === 0) return null;
  const left = remaining === undefined ? '' : `${remaining} requests left this hour.`;
  return (
    <Section title="Data" description={left}>
      {names.map((name) => {
        const check = checks[name];
        return check ? (
          <TextImageRow
            label={dataSetInWords(name)}
            sublabel={`${ago(Date.now() - check.tried)}${check.code === 'ok' ? '' : ` · ${resultInWords(check.code)}`}`}
          />
        ) : null;
      })}
    </Section>
  );
}
