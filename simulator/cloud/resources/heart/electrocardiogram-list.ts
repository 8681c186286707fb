import type { Electrocardiogram } from '../../../persona/heart-checks';
import { MINUTE_S } from '../../../world/duration';
import type { ReadRoute, ResourceCall } from '../../route';
import { createTimeline, paginate } from '../paginate';

const MAX_PAGE_SIZE = 10;
const RECORDING_S = 30;
export const SAMPLES_PER_SECOND = 250;
/** The scale of the samples. */
export const STEPS_PER_MILLIVOLT = 10_922;

/** `GET /1/user/-/ecg/list.json`: ECG recordings in pages. */
export const electrocardiogramListRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/ecg/list.json',
  scopes: ['electrocardiogram'],
  handle(call) {
    const recorded = call.persona.electrocardiograms().filter(({ at }) => at <= call.now);
    const timeline = createTimeline(recorded, ({ at }) => at);
    const { items, pagination } = paginate(call, timeline, MAX_PAGE_SIZE);
    return { ecgReadings: items.map((reading) => describeReading(call, reading)), pagination };
  },
};

function describeReading({ persona }: ResourceCall, { at, heartRate, result }: Electrocardiogram): unknown {
  const waveformSamples = drawWaveform(heartRate);
  return {
    startTime: persona.calendar.formatWallTime(at),
    averageHeartRate: heartRate,
    resultClassification: result,
    waveformSamples,
    samplingFrequencyHz: SAMPLES_PER_SECOND,
    scalingFactor: STEPS_PER_MILLIVOLT,
    numberOfWaveformSamples: waveformSamples.length,
    leadNumber: 1,
    featureVersion: '1.2.3-2.11-2.14',
    deviceName: persona.devices.watch,
    firmwareVersion: '1.2.3',
  };
}

/** Draws a waveform of even beats: a small wave, a spike, a wider wave. It has no medical meaning. */
export function drawWaveform(heartRate: number): number[] {
  const bump = (at: number, middle: number, width: number) => Math.exp(-(((at - middle) / width) ** 2));
  return Array.from({ length: RECORDING_S * SAMPLES_PER_SECOND }, (_, i) => {
    const beat = ((i / SAMPLES_PER_SECOND) * heartRate) / MINUTE_S;
    const at = beat - Math.floor(beat);
    const millivolts =
      0.12 * bump(at, 0.2, 0.04) +
      bump(at, 0.36, 0.012) -
      0.2 * bump(at, 0.39, 0.012) +
      0.25 * bump(at, 0.62, 0.07);
    return Math.round(millivolts * STEPS_PER_MILLIVOLT);
  });
}
