import { display } from 'display';
import document from 'document';
import { HeartRateSensor } from 'heart-rate';
import { preferences } from 'user-settings';

/** Counts taps, shows the heart rate, has an always-on display. */

const ground = document.getElementById('ground');
const plate = document.getElementById('plate');
const taps = document.getElementById('taps');
const pulse = document.getElementById('pulse');
const sensor = new HeartRateSensor();
let count = 0;

console.log(`clock ${preferences.clockDisplay}`);

plate.onclick = () => {
  count++;
  taps.text = `${count} taps`;
};

sensor.onreading = () => {
  pulse.text = `${sensor.heartRate} bpm`;
};
sensor.start();

display.aodAllowed = true;
display.onchange = () => {
  const isAlwaysOn = display.aodActive;
  ground.style.display = plate.style.display = isAlwaysOn ? 'none' : 'inline';
  pulse.text = isAlwaysOn ? 'always-on' : '';
  if (isAlwaysOn) sensor.stop();
  else sensor.start();
};
