import { SettingsKey } from '../common/settings-keys';
import { say } from './say';

/** Takes a sign-in that was made on a computer. The companion empties the field as soon as it has read it. */
export function pairingField(): JSX.Element {
  return (
    <TextInput
      label={say('pairing')}
      settingsKey={SettingsKey.pairing}
      placeholder={say('pairing.from')}
      type="password"
    />
  );
}
