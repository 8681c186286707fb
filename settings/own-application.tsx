import type { ServiceName } from '../common/services';
import { CLIENT_ID_KEYS, CLIENT_SECRET_KEYS, SettingsKey, type Status } from '../common/settings-keys';
import { translate } from './i18n';
import { OpenPart } from './open-parts';
import { describeResult, findFailedSignIn } from './words';

export interface OwnApplicationOptions {
  chosen: ServiceName;
  /** The companion follows the chosen service. */
  isSettled: boolean;
  isSignedIn: boolean;
}

/**
 * The wearer's own application and the pairing text; only a button until it is opened, or has something to report. A
 * session goes on with the application that began it, so id and secret can be entered before a sign-in only.
 */
export function renderOwnApplicationSection(
  { settings, settingsStorage }: SettingsComponentProps,
  status: Status | undefined,
  { chosen, isSettled, isSignedIn }: OwnApplicationOptions,
): JSX.Element {
  const outcome = describePairing(status);
  const stored = settings[OpenPart.ownApplication];
  const isOpen = stored ? stored === 'true' : !!outcome;
  return (
    <Section title={translate('own')} description={translate('own.help')}>
      {isOpen && !isSignedIn ? (
        <Fragment>
          <TextInput
            label={translate('clientId')}
            settingsKey={CLIENT_ID_KEYS[chosen]}
            placeholder={translate('clientId.builtIn')}
            type="text"
          />
          <TextInput
            label={translate('secret')}
            settingsKey={CLIENT_SECRET_KEYS[chosen]}
            placeholder={translate(isSettled && status?.hasSecret ? 'secretKept' : 'secretHint')}
            type="password"
          />
        </Fragment>
      ) : null}
      {isOpen ? (
        // The companion empties it as soon as it has read it.
        <TextInput
          label={translate('pairing')}
          settingsKey={SettingsKey.pairing}
          placeholder={translate('paste')}
          type="password"
        />
      ) : null}
      {isOpen && outcome ? <Text bold>{outcome}</Text> : null}
      <Button
        list
        label={translate(isOpen ? 'own.hide' : 'own.use')}
        onClick={() => settingsStorage.setItem(OpenPart.ownApplication, String(!isOpen))}
      />
    </Section>
  );
}

/** What became of the pairing text; undefined where there is nothing to report. */
function describePairing(status: Status | undefined): string | undefined {
  const failed = findFailedSignIn(status, 'pairing');
  if (!failed) return undefined;
  if (failed.code === 'inactive') return translate('pairing.unknown');
  const words = `${describeResult(failed.code)}.`;
  return failed.isPending ? `${words} ${translate('pairing.kept')}` : words;
}
