import { toLocalDayNumber } from '../common/calendar';
import { CHECKUPS_KEY } from '../common/preferences';
import { type DiagnosticFailure, type Diagnostics, SettingsKey, type Status } from '../common/settings-keys';
import { HOUR_MINUTES } from '../common/time';
import { sendCommand } from './companion-requests';
import { renderDataSetsSection } from './data-sets';
import { formatDateTime, formatDay, formatMinuteOfDay } from './dates';
import { translate } from './i18n';
import { findNextAlarm } from './next-alarm';
import {
  describeKind,
  describeResultWithCode,
  describeScopes,
  describeSignIn,
  describeSurface,
} from './words';

type Storage = SettingsComponentProps['settingsStorage'];

let isOpen = false;

/**
 * Information for finding faults; only a button until it is opened. `isSettled`: the companion has switched to the
 * chosen service, so that a pasted token reaches that service.
 */
export function renderDiagnostics(
  status: Status | undefined,
  answers: Partial<Diagnostics>,
  isSettled: boolean,
  storage: Storage,
): JSX.Element {
  const outcome = describeSignIn(status, 'token');
  if (!isOpen) return <Section title={translate('diagnostics')}>{renderOpenButton(storage)}</Section>;
  return (
    <Fragment>
      {status ? renderDataSetsSection(status) : null}
      <Section title={translate('diagnostics')} description={translate('diagnostics.help')}>
        {status && status.grantedScopes.length > 0 ? renderFindings(answers, storage) : null}
        {status ? renderLastErrors(status) : null}
        <Toggle settingsKey={CHECKUPS_KEY} label={describeCheckups(status?.unsupported)} />
        {isSettled ? (
          <TextInput
            label={translate('token.paste')}
            settingsKey={SettingsKey.pastedToken}
            placeholder={translate('paste')}
            type="password"
          />
        ) : null}
        {outcome ? <Text bold>{outcome}</Text> : null}
      </Section>
    </Fragment>
  );
}

/** "Checkups · cardio fitness, ECG": the checkups that the service has. */
function describeCheckups(unsupported: string[] = []): string {
  const kinds = ['cardioFitness', 'ecg', 'irnProfile', 'alarms'].filter(
    (kind) => unsupported.indexOf(kind) < 0,
  );
  return `${describeSurface('checkups')} · ${describeScopes(kinds)}`;
}

function renderOpenButton(storage: Storage): JSX.Element {
  return (
    <Button
      list
      label={translate('diagnostics.show')}
      onClick={() => {
        isOpen = true;
        sendCommand(storage, 'diagnose');
      }}
    />
  );
}

function renderFindings(answers: Partial<Diagnostics>, storage: Storage): JSX.Element {
  const { at, token, cardioFitness, ecg, irnProfile, alarms } = answers;
  return (
    <Fragment>
      {renderRow(translate('token'), token, ({ expiresAt, clientId, scopes }) =>
        [
          translate('token.until', formatDateTime(expiresAt, Date.now())),
          translate('token.client', clientId),
          describeScopes(scopes),
        ].join(' · '),
      )}
      {renderRow(describeKind('cardioFitness'), cardioFitness, (estimates) =>
        describeNewest(estimates, ({ date, low, high }) =>
          [low === high ? low : `${low}–${high}`, formatDay(date)].join(' · '),
        ),
      )}
      {renderRow(describeKind('ecg'), ecg, (readings) =>
        describeNewest(readings, ({ date, minute, result, bpm }) =>
          [result, bpm && translate('bpm', String(bpm)), `${formatDay(date)}, ${formatMinuteOfDay(minute)}`]
            .filter(Boolean)
            .join(' · '),
        ),
      )}
      {renderRow(describeKind('irnProfile'), irnProfile, ({ onboarded, enrolled }) =>
        translate(enrolled ? 'irn.watched' : onboarded ? 'irn.idle' : 'irn.none'),
      )}
      {renderRow(describeKind('alarms'), alarms, (all) => {
        const now = new Date();
        const minute = now.getHours() * HOUR_MINUTES + now.getMinutes();
        const next = findNextAlarm(all, { date: toLocalDayNumber(now), minute });
        return next ? `${formatDay(next.date)}, ${formatMinuteOfDay(next.minute)}` : translate('none');
      })}
      <Button
        list
        label={at ? translate('examineAgain', formatDateTime(at, Date.now())) : translate('examining')}
        onClick={() => sendCommand(storage, 'diagnose')}
      />
    </Fragment>
  );
}

function describeNewest<T>(all: T[], describe: (one: T) => string): string {
  const newest = all[all.length - 1];
  return newest ? describe(newest) : translate('none');
}

/** One item in words; null when it is absent, or has another shape because the companion is of another build. */
function renderRow<T extends object>(
  label: string,
  answer: T | DiagnosticFailure | undefined,
  describe: (answer: T) => string,
): JSX.Element | null {
  if (!answer) return null;
  try {
    const words = isFailure(answer) ? describeResultWithCode(answer.code) : describe(answer);
    return <TextImageRow label={label} sublabel={words} />;
  } catch {
    return null;
  }
}

function isFailure(answer: object): answer is DiagnosticFailure {
  return 'code' in answer;
}

function renderLastErrors({ errors = [] }: Status): JSX.Element | null {
  if (errors.length === 0) return null;
  const lines = errors.map(([code, at]) => `${code}, ${formatDateTime(at, Date.now())}`);
  return <TextImageRow label={translate('lastErrors')} sublabel={lines.join(' · ')} />;
}
