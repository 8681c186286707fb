import { localDay } from '../common/calendar';
import { CHECKUPS_KEY } from '../common/preferences';
import { type Diagnostics, type NoAnswer, SettingsKey, type Status } from '../common/settings-keys';
import { command } from './hand-over';
import { nextAlarm } from './next-alarm';
import { ago, dateInWords, moment, resultInWords, scopesInWords, timeInWords } from './words';

type Storage = SettingsComponentProps['settingsStorage'];

let open = false;

/** What somebody wants to know who looks for a fault; a single button until it is asked for. */
export function diagnostics(
  status: Status | undefined,
  answers: Diagnostics | undefined,
  storage: Storage,
): JSX.Element {
  if (!open) return <Section title="Diagnostics">{openButton(storage)}</Section>;
  return (
    <Section
      title="Diagnostics"
      description="Nothing of this is sent to the watch. A refresh token, pasted behind a space, renews a pasted token."
    >
      {status && status.granted.length > 0 ? examined(answers, storage) : null}
      {errors(status)}
      <Toggle settingsKey={CHECKUPS_KEY} label="Checkups: cardio fitness, ECG, heart rhythm, next alarm" />
      <TextInput
        label="Paste a token"
        settingsKey={SettingsKey.pastedToken}
        placeholder="Access token"
        type="password"
      />
    </Section>
  );
}

function openButton(storage: Storage): JSX.Element {
  return (
    <Button
      list
      label="Show diagnostics"
      onClick={() => {
        open = true;
        command(storage, 'diagnose');
      }}
    />
  );
}

function examined(answers: Diagnostics | undefined, storage: Storage): JSX.Element {
  const { at, token, cardioFitness, ecg, irnProfile, alarms } = answers || ({} as Diagnostics);
  return (
    <Fragment>
      {row('Token', token, ({ expiresAt, clientId, scopes }) =>
        [
          `Active until ${moment(expiresAt, Date.now())}`,
          `client ${clientId}`,
          scopesInWords(scopes, false),
        ].join(' · '),
      )}
      {row('Cardio fitness', cardioFitness, (estimates) =>
        newest(estimates, ({ date, low, high }) =>
          [low === high ? low : `${low}–${high}`, dateInWords(date)].join(' · '),
        ),
      )}
      {row('ECG', ecg, (readings) =>
        newest(readings, ({ date, minute, result, bpm }) =>
          [result, bpm && `${bpm} bpm`, `${dateInWords(date)}, ${timeInWords(minute)}`]
            .filter(Boolean)
            .join(' · '),
        ),
      )}
      {row('Heart rhythm', irnProfile, ({ onboarded, enrolled }) =>
        enrolled ? 'Watched' : onboarded ? 'Set up, not watched' : 'Not set up',
      )}
      {row('Next alarm', alarms, (all) => {
        const now = new Date();
        const minute = now.getHours() * 60 + now.getMinutes();
        const next = nextAlarm(all, { date: localDay(now), minute });
        return next ? `${dateInWords(next.date)}, ${timeInWords(next.minute)}` : NONE;
      })}
      <Button
        list
        label={at ? `Examine again (${ago(Date.now() - at).toLowerCase()})` : 'Examining…'}
        onClick={() => command(storage, 'diagnose')}
      />
    </Fragment>
  );
}

const NONE = 'None';

function newest<T>(row: T[], words: (one: T) => string): string {
  return row.length > 0 ? words(row[row.length - 1]) : NONE;
}

/** One answer in words; null where it was not asked for. */
function row<T extends object>(
  label: string,
  answer: T | NoAnswer | undefined,
  words: (answer: T) => string,
): JSX.Element | null {
  if (!answer) return null;
  return (
    <TextImageRow label={label} sublabel={isNone(answer) ? resultInWords(answer.code) : words(answer)} />
  );
}

function isNone(answer: object): answer is NoAnswer {
  return 'code' in answer;
}

function errors(status: Status | undefined): JSX.Element | null {
  const last = status?.errors || [];
  if (last.length === 0) return null;
  const lines = last.map(([code, at]) => `${code}, ${ago(Date.now() - at).toLowerCase()}`);
  return <TextImageRow label="Last errors" sublabel={lines.join(' · ')} />;
}
