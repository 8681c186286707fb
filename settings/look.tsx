import {
  ACCENT_COLOURS,
  ACCENT_KEY,
  ACCENTS,
  GOALS,
  goalKey,
  MOTION_KEY,
  readPreferences,
} from '../common/preferences';
import { rimPicture } from './rim-picture';
import { say } from './say';
import { readStatus } from './stored';
import { kindInWords } from './words';

/** How the pages look: the accent, with a picture of what it makes of the day, motion, and goals. */
export function look({ settings }: SettingsComponentProps): JSX.Element {
  const { accent } = readPreferences((key) => settings[key]);
  const lacks = readStatus(settings)?.lacks || [];
  return (
    <Section title={say('look')}>
      <TextImageRow
        icon={rimPicture(ACCENT_COLOURS[accent])}
        label={say(`accent.${accent}`)}
        sublabel={say('accent.help')}
      />
      <ColorSelect
        centered
        settingsKey={ACCENT_KEY}
        colors={ACCENTS.map((value) => ({ color: ACCENT_COLOURS[value], value }))}
      />
      <Toggle settingsKey={MOTION_KEY} label={`${say('motion')} · ${say('motion.help')}`} />
      {GOALS.map((goal) => (
        <Toggle
          key={goal}
          settingsKey={goalKey(goal)}
          label={`${kindInWords(`${goal}Goal`)} · ${say(lacks.indexOf(goalKey(goal)) < 0 ? `goal.${goal}` : 'help.lacks')}`}
        />
      ))}
    </Section>
  );
}
