import { toSpokenText } from '../../../simulator/simulation/spoken-text';

it.each([
  ['heart', '82', 'heart 82'],
  ['restingHeartRate', '58', 'resting heart rate 58'],
  ['steps-0', '8,430', 'steps 8,430'],
  ['', '12', '12'],
  ['line', '6h 57 · HRV usual', '6h 57 · HRV usual'],
])('the text of %j, %j, is spoken as %j', (id, text, spoken) => {
  expect(toSpokenText({ id, text })).toBe(spoken);
});
