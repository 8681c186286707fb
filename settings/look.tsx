import {
  ACCENT_COLOURS,
  ACCENT_KEY,
  ACCENTS,
  GOALS,
  goalKey,
  MOTION_KEY,
  readPreferences,
} from '../common/preferences';
import { translate } from './i18n';
import { drawRimPicture } from './rim-picture';
import { readUnsupported } from './stored';
import { describeKind } from './words';

/** The look of the pages: the accent, with a picture of the Rim in it, motion, and goals. */
export function renderLookSection({ settings }: SettingsComponentProps): JSX.Element {
  const { accent } = readPreferences((key) => settings[key]);
  const unsupported = readUnsupported(settings);
  return (
    <Section title={translate('look')}>
      <TextImageRow
        icon={drawRimPicture(ACCENT_COLOURS[accent])}
        label={translate(`accent.${accent}`)}
        sublabel={translate('accent.help')}
      />
      <ColorSelect
        centered
        settingsKey={ACCENT_KEY}
        colors={ACCENTS.map((value) => ({ color: ACCENT_COLOURS[value], value }))}
      />
      <Toggle settingsKey={MOTION_KEY} label={`${translate('motion')} · ${translate('motion.help')}`} />
      {GOALS.map((goal) => (
        <Toggle
          key={goal}
          settingsKey={goalKey(goal)}
          label={`${describeKind(`${goal}Goal`)} · ${translate(unsupported.indexOf(goalKey(goal)) < 0 ? `goal.${goal}` : 'help.unsupported')}`}
        />
      ))}
    </Section>
  );
}
