import clock from 'clock';
import { display } from 'display';
import type { Seconds } from '../common/snapshot';
import { files } from './disk';
import { onTap } from './elements';
import { createFace } from './face';
import { gather } from './gather';
import { openPhone } from './phone';
import { isRefreshDue } from './refresh';
import { createSensors, pastMinutes } from './sensors';
import { openSnapshots } from './snapshot-store';
import { createStepCounter } from './step-counter';
import type { View } from './view';

const warn = (text: string): void => console.warn(text);
const snapshots = openSnapshots(files, warn);
const stepCounter = createStepCounter(files, pastMinutes, warn);
const face = createFace();
let view: View | undefined;
let syncing = false;
let asked: Seconds | undefined;

const sensors = createSensors(() => {
  if (!view) return;
  view.live = sensors.feel();
  face.drawLive(view);
});

const phone = openPhone({
  link() {
    syncing = false;
    update(false);
    askIfOld();
  },
  syncing(busy) {
    syncing = busy;
    update(false);
  },
  file(name) {
    if (snapshots.arrived(name)) update(false);
  },
  warn,
});

/** Nothing is gathered, counted or drawn while nobody can see it. */
function update(wake: boolean): void {
  if (!display.on) return;
  view = gather(sensors.feel(), stepCounter.buckets, snapshots.latest, phone.isOpen(), syncing);
  stepCounter.count(view.day, view.minute, view.live.steps, wake);
  face.draw(view);
}

function askIfOld(): void {
  if (!display.on || !view || !isRefreshDue(view.now, view.checked, asked)) return;
  if (phone.askRefresh()) asked = view.now;
}

function displayChanged(): void {
  if (display.on) {
    clock.granularity = 'minutes';
    update(true);
    sensors.start();
    askIfOld();
  } else {
    clock.granularity = 'off';
    sensors.stop();
    syncing = false;
    face.turnHome();
    // Drawn now, so that the next wake does not begin with another page.
    if (view) face.draw(view);
  }
}

clock.ontick = () => update(false);
display.onchange = displayChanged;
onTap('touch', (x) => {
  face.turn(x);
  update(false);
});
phone.unpack();
displayChanged();
