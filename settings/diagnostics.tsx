import { localDay } from '../common/calendar';
import { CHECKUPS_KEY } from '../common/preferences';
import { type Diagnostics, type NoAnswer, SettingsKey, type Status } from '../common/settings-keys';
import { data } from './data';
import { ago, dateInWords, moment, timeInWords } from './dates';
import { command } from './hand-over';
import { nextAlarm } from './next-alarm';
import { say } from './say';
import { kindInWords, pageInWords, resultInWords, scopesInWords } from './words';

type Storage = SettingsComponentProps['settingsStorage'];

let open = false;

/**
 * What somebody wants to know who looks for a fault; a single button until it is asked for. A token is for the
 * service where the companion is: `isSettled` where that is the one that is chosen.
 */
export function diagnostics(
  status: Status | undefined,
  answers: Diagnostics | undefined,
  isSettled: boolean,
  storage: Storage,
): JSX.Element {
  if (!open) return <Section title={say('diagnostics')}>{openButton(storage)}</Section>;
  return (
    <Fragment>
      {status ? data(status) : null}
      <Section title={say('diagnostics')} description={say('diagnostics.help')}>
        {status && status.granted.length > 0 ? examined(answers, storage) : null}
        {errors(status)}
        <Toggle settingsKey={CHECKUPS_KEY} label={checkupsInWords(status?.lacks)} />
        {isSettled ? (
          <TextInput
            label={say('token.paste')}
            settingsKey={SettingsKey.pastedToken}
            placeholder={say('token.access')}
            type="password"
          />
        ) : null}
      </Section>
    </Fragment>
  );
}

/** "Checkups · cardio fitness, ECG": what the toggle asks for, as far as the service has it. */
function checkupsInWords(lacks: string[] = []): string {
  const kinds = ['cardioFitness', 'ecg', 'irnProfile', 'alarms'].filter((kind) => lacks.indexOf(kind) < 0);
  return `${pageInWords('checkups')} · ${scopesInWords(kinds, false)}`;
}

function openButton(storage: Storage): JSX.Element {
  return (
    <Button
      list
      label={say('diagnostics.show')}
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
      {row(say('token'), token, ({ expiresAt, clientId, scopes }) =>
        [
          say('token.until', moment(expiresAt, Date.now())),
          say('token.client', clientId),
          scopesInWords(scopes, false),
        ].join(' · '),
      )}
      {row(kindInWords('cardioFitness'), cardioFitness, (estimates) =>
        newest(estimates, ({ date, low, high }) =>
          [low === high ? low : `${low}–${high}`, dateInWords(date)].join(' · '),
        ),
      )}
      {row(kindInWords('ecg'), ecg, (readings) =>
        newest(readings, ({ date, minute, result, bpm }) =>
          [result, bpm && say('bpm', String(bpm)), `${dateInWords(date)}, ${timeInWords(minute)}`]
            .filter(Boolean)
            .join(' · '),
        ),
      )}
      {row(kindInWords('irnProfile'), irnProfile, ({ onboarded, enrolled }) =>
        say(enrolled ? 'irn.watched' : onboarded ? 'irn.idle' : 'irn.none'),
      )}
      {row(kindInWords('alarms'), alarms, (all) => {
        const now = new Date();
        const minute = now.getHours() * 60 + now.getMinutes();
        const next = nextAlarm(all, { date: localDay(now), minute });
        return next ? `${dateInWords(next.date)}, ${timeInWords(next.minute)}` : say('none');
      })}
      <Button
        list
        label={at ? say('examineAgain', ago(Date.now() - at)) : say('examining')}
        onClick={() => command(storage, 'diagnose')}
      />
    </Fragment>
  );
}

function newest<T>(row: T[], words: (one: T) => string): string {
  return row.length > 0 ? words(row[row.length - 1]) : say('none');
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
  const lines = last.map(([code, at]) => `${code}, ${ago(Date.now() - at)}`);
  return <TextImageRow label={say('lastErrors')} sublabel={lines.join(' · ')} />;
}
