import clock from 'clock';
import { display } from 'display';
// biome-ignore lint/style/useNodejsImportProtocol: the watch's module, not Node's
import * as fs from 'fs';
import type { Seconds } from '../common/snapshot';
import { drawAlwaysOn, isAlwaysOn, leaveAlwaysOn } from './always-on';
import { onTap } from './elements';
import { drawFace, goHome, isHomeOpen, turnPage } from './face';
import { gather } from './gather';
import { drawLive } from './pages/home';
import { askRefresh, isLinkOpen, onFile, onLink, onSyncing } from './phone';
import { isRefreshDue } from './refresh';
import { drawRim } from './rim';
import { grow, isGrowthDue, stopGrowing } from './rim-growth';
import { feel, onReading, pastMinutes, startSensors, stopSensors } from './sensors';
import { openSnapshots } from './snapshot-store';
import { createStepCounter } from './step-counter';
import type { View } from './view';

const warn = (text: string): void => console.warn(text);
const snapshots = openSnapshots(fs, warn);
const stepCounter = createStepCounter(fs, pastMinutes, warn);
const view = { live: {}, stepBuckets: stepCounter.buckets } as unknown as View;
let asked: Seconds = 0;

/** Nothing is gathered, counted, drawn or asked for while nobody can see it. */
function update(wake?: boolean): void {
  const dark = isAlwaysOn();
  if (!display.on && !dark) return;
  gather(view, snapshots.latest, isLinkOpen(), wake);
  if (dark) {
    drawAlwaysOn(view);
    return;
  }
  stepCounter.count(view.day, view.minute, view.live.steps, wake);
  if (isHomeOpen() && isGrowthDue(view, wake)) grow(drawCurrentRim);
  drawFace(view);
  if (isRefreshDue(view.now, view.checked, asked) && askRefresh()) asked = view.now;
}

function drawCurrentRim(): void {
  drawRim(view);
}

function displayChanged(): void {
  const dark = isAlwaysOn();
  clock.granularity = display.on || dark ? 'minutes' : 'off';
  if (display.on && !dark) {
    leaveAlwaysOn(view);
    update(true);
    startSensors();
  } else {
    stopSensors();
    stepCounter.keep();
    view.syncing = false;
    stopGrowing();
    goHome();
    // Drawn now, so that the next wake does not begin with another page.
    if (view.snapshot) drawFace(view);
    update();
  }
}

function setSyncing(busy: boolean): void {
  view.syncing = busy;
  update();
}

onReading(() => {
  feel(view.live);
  if (view.snapshot && isHomeOpen()) drawLive(view);
});
onLink(() => setSyncing(false));
onSyncing(setSyncing);
onTap('touch', (x) => {
  turnPage(x);
  update();
});
clock.ontick = () => update();
display.onchange = displayChanged;
onFile((name) => {
  if (snapshots.arrived(name)) update();
});
displayChanged();
