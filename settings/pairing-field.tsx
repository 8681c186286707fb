import { SettingsKey } from '../common/settings-keys';
import { translate } from './i18n';

/** A field for a sign-in made on a computer. The companion empties it as soon as it has read it. */
export function renderPairingField(): JSX.Element {
  return (
    <TextInput
      label={translate('pairing')}
      settingsKey={SettingsKey.pairing}
      placeholder={translate('pairing.from')}
      type="password"
    />
  );
}
