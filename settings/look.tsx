import { ACCENT_KEY, ACCENTS, GOALS, goalKey, MOTION_KEY, readPreferences } from '../common/preferences';
import { ACCENT_COLORS } from './accents';
import { rimPicture } from './rim-picture';
import { say } from './say';
import { kindInWords } from './words';

/** How the pages look: the accent, with a picture of what it makes of the day, motion, and goals. */
export function look({ settings }: SettingsComponentProps): JSX.Element {
  const { accent } = readPreferences((key) => settings[key]);
  return (
    <Section title={say('look')}>
      <TextImageRow
        icon={rimPicture(ACCENT_COLORS[accent])}
        label={say(`accent.${accent}`)}
        sublabel={say('accent.help')}
      />
      <ColorSelect
        centered
        settingsKey={ACCENT_KEY}
        colors={ACCENTS.map((value) => ({ color: ACCENT_COLORS[value], value }))}
      />
      <Toggle settingsKey={MOTION_KEY} label={`${say('motion')} · ${say('motion.help')}`} />
      {GOALS.map((goal) => (
        <Toggle
          key={goal}
          settingsKey={goalKey(goal)}
          label={`${kindInWords(`${goal}Goal`)} · ${say(`goal.${goal}`)}`}
        />
      ))}
    </Section>
  );
}
