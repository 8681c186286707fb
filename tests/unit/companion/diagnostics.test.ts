import { fetchCheckup, runDiagnostics } from '../../../companion/diagnostics';
import { ServiceError } from '../../../companion/http/service-error';
import type { DataSet, Device, HealthSource } from '../../../companion/sources/health-source';

const SCALE: Device = { id: 'scale', name: 'Aria', kind: 'scale', syncedAt: 2 };
const WATCH: Device = { id: 'watch', name: 'Versa 3', kind: 'tracker', syncedAt: 1 };
const TODAY = 20000;

/** A source that returns `devices`, and its requests. */
function recordingSource(devices: Device[]) {
  const asked: [DataSet, string | undefined][] = [];
  const source = {
    read: async (dataSet: DataSet, _: number, device?: string) => {
      asked.push([dataSet, device]);
      return { value: dataSet === 'devices' ? devices : dataSet, lost: 0, rows: 0 };
    },
  } as unknown as HealthSource;
  return { asked, source };
}

describe('a checkup', () => {
  it('is one request', async () => {
    const { asked, source } = recordingSource([]);
    expect(await fetchCheckup(source, 'ecg', TODAY, undefined)).toBe('ecg');
    expect(asked).toEqual([['ecg', undefined]]);
  });

  it('of the alarms is one request too where the devices are known, and no scale has alarms', async () => {
    const { asked, source } = recordingSource([]);
    const known = { fetchedAt: 0, value: [SCALE, WATCH, { ...WATCH, id: 'older' }] };
    expect(await fetchCheckup(source, 'alarms', TODAY, known)).toBe('alarms');
    expect(asked).toEqual([['alarms', 'watch']]);
  });

  it('requests the devices before the alarms when none are known', async () => {
    const { asked, source } = recordingSource([SCALE, WATCH]);
    expect(await fetchCheckup(source, 'alarms', TODAY, undefined)).toBe('alarms');
    expect(asked).toEqual([
      ['devices', undefined],
      ['alarms', 'watch'],
    ]);
  });

  it('finds no alarms where there is no tracker', async () => {
    const { asked, source } = recordingSource([SCALE]);
    expect(await fetchCheckup(source, 'alarms', TODAY, undefined)).toEqual([]);
    expect(await fetchCheckup(source, 'alarms', TODAY, { fetchedAt: 0, value: [] })).toEqual([]);
    expect(asked).toEqual([['devices', undefined]]);
  });
});

describe('the diagnostics', () => {
  it('have a result for each item, or the code of its error', async () => {
    const answers = runDiagnostics(
      ['token', 'ecg', 'irnProfile'],
      async (name) => {
        if (name === 'ecg') throw new ServiceError('data', 'scope');
        return name;
      },
      { now: () => 7, log: () => undefined },
    );
    expect(await answers).toEqual({
      at: 7,
      token: 'token',
      ecg: { code: 'scope' },
      irnProfile: 'irnProfile',
    });
  });

  it('report a mistake of our own as one', async () => {
    const logLines: string[] = [];
    const answers = runDiagnostics(
      ['token'],
      async () => {
        throw new RangeError('a mistake');
      },
      { now: () => 7, log: (line) => logLines.push(line) },
    );
    expect(await answers).toEqual({ at: 7, token: { code: 'internal' } });
    expect(logLines.join()).toContain('RangeError: a mistake');
  });
});
