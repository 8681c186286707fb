import type { RowList } from './damaged-row';

type Rest = Partial<Omit<RowList, 'service' | 'dataSet' | 'file'>>;

const list = (
  service: RowList['service'],
  dataSet: RowList['dataSet'],
  file: string,
  { path = undefined, essential = [], makes = {} }: Rest,
): RowList => ({ service, dataSet, file: `${file}.json`, path, essential, makes });

/** A value by day of the Web API. */
const series = (dataSet: RowList['dataSet'], file: string, path: string[], value: string): RowList =>
  list('fitbit', dataSet, file, { path, essential: ['dateTime', value] });

/** A value by day of the Google Health API. */
const daily = (dataSet: RowList['dataSet'], file: string, type: string, ...values: string[]): RowList =>
  list('google', dataSet, file, {
    path: ['dataPoints'],
    essential: ['date', ...values].map((member) => `${type}.${member}`),
  });

const fitbitNight: Rest = {
  path: ['sleep'],
  // A night is the time from bed to rise on a date.
  essential: ['dateOfSleep', 'startTime', 'endTime'],
  makes: {
    isMainSleep: ['isMain'],
    minutesAsleep: ['asleep'],
    type: ['kind'],
    // The names of the stretches say which kind it is.
    'levels.data': ['segments', 'kind'],
    'levels.summary': ['minutes'],
  },
};

const googleNight: Rest = {
  path: ['dataPoints'],
  essential: ['sleep.interval.startTime', 'sleep.interval.endTime'],
  makes: {
    'sleep.metadata.mainSleep': ['isMain'],
    'sleep.summary.minutesAsleep': ['asleep'],
    'sleep.type': ['kind'],
    'sleep.stages': ['segments', 'kind'],
    'sleep.summary.stagesSummary': ['minutes'],
  },
};

/** A sum by day. */
const sum = (dataSet: RowList['dataSet'], file: string, value: string): RowList =>
  list('google', dataSet, file, {
    path: ['rollupDataPoints'],
    essential: ['civilStartTime.date', value],
  });

/** Every list of either dialect, and the bodies that are one row. */
export const ROW_LISTS: RowList[] = [
  series('restingHeartRate', 'heart', ['activities-heart'], 'value.restingHeartRate'),
  series('hrv', 'hrv', ['hrv'], 'value.dailyRmssd'),
  series('breathing', 'breathing', ['br'], 'value.breathingRate'),
  series('oxygen', 'oxygen', [], 'value.avg'),
  series('skin', 'skin', ['tempSkin'], 'value.nightlyRelative'),
  series('dailySteps', 'steps', ['activities-steps'], 'value'),
  series('cardioFitness', 'cardio-fitness', ['cardioScore'], 'value.vo2Max'),
  list('fitbit', 'weight', 'weight', {
    path: ['weight'],
    essential: ['date', 'weight'],
    makes: { time: ['value'] },
  }),
  list('fitbit', 'sleep', 'sleep.stages', fitbitNight),
  list('fitbit', 'sleep', 'sleep.classic', fitbitNight),
  list('fitbit', 'sleep', 'sleep.night-and-nap', fitbitNight),
  list('fitbit', 'intradaySteps', 'quarters', {
    path: ['activities-steps-intraday', 'dataset'],
    essential: ['time', 'value'],
  }),
  list('fitbit', 'friends', 'friends', {
    path: ['data'],
    essential: ['attributes.step-rank', 'attributes.step-summary'],
    // The names are found by it.
    makes: { id: ['id', 'name', 'isFriend'] },
  }),
  list('fitbit', 'friends', 'friends', {
    path: ['included'],
    makes: { id: ['name', 'isFriend'], 'attributes.name': ['name'], 'attributes.friend': ['isFriend'] },
  }),
  list('fitbit', 'devices', 'devices', {
    path: [],
    // A device is drawn under its name.
    essential: ['deviceVersion'],
    makes: { id: ['id'], type: ['kind'], battery: ['battery'], lastSyncTime: ['syncedAt'] },
  }),
  list('fitbit', 'alarms', 'alarms', {
    path: ['trackerAlarms'],
    // Nobody knows whether an alarm rings that does not say that it is on.
    essential: ['enabled', 'time'],
    makes: { deleted: ['deleted'], weekDays: ['weekDays'] },
  }),
  list('fitbit', 'ecg', 'ecg', {
    path: ['ecgReadings'],
    essential: ['startTime', 'resultClassification'],
    makes: { averageHeartRate: ['bpm'] },
  }),
  list('fitbit', 'activitySummary', 'day', {
    makes: {
      'summary.steps': ['steps'],
      'summary.caloriesOut': ['burned'],
      'goals.steps': ['stepsGoal'],
    },
    // A body of goals alone is that of another address.
    essential: ['summary'],
  }),
  list('fitbit', 'profile', 'profile', {
    essential: ['user'],
    makes: {
      'user.encodedId': ['id'],
      'user.displayName': ['name'],
      'user.offsetFromUTCMillis': ['zoneOffset'],
      'user.weightUnit': ['units'],
      'user.waterUnit': ['units'],
      'user.temperatureUnit': ['units'],
    },
  }),
  list('fitbit', 'irnProfile', 'irn-profile', {
    makes: { onboarded: ['onboarded'], enrolled: ['enrolled'] },
  }),
  daily('restingHeartRate', 'resting-heart-rate', 'dailyRestingHeartRate', 'beatsPerMinute'),
  daily(
    'hrv',
    'heart-rate-variability',
    'dailyHeartRateVariability',
    'averageHeartRateVariabilityMilliseconds',
  ),
  daily('breathing', 'breathing', 'dailyRespiratoryRate', 'breathsPerMinute'),
  daily('oxygen', 'oxygen', 'dailyOxygenSaturation', 'averagePercentage'),
  daily('cardioFitness', 'cardio-fitness', 'dailyVo2Max', 'vo2Max'),
  daily(
    'skin',
    'skin',
    'dailySleepTemperatureDerivations',
    'nightlyTemperatureCelsius',
    'baselineTemperatureCelsius',
  ),
  list('google', 'sleep', 'sleep.stages', googleNight),
  list('google', 'sleep', 'sleep.classic', googleNight),
  list('google', 'sleep', 'sleep.night-and-nap', googleNight),
  list('google', 'sleep', 'sleep.goes-on', googleNight),
  list('google', 'weight', 'weight', {
    path: ['dataPoints'],
    essential: ['weight.weightGrams', 'weight.sampleTime.physicalTime'],
  }),
  sum('dailySteps', 'steps.daily', 'steps.countSum'),
  sum('activitySummary', 'steps.daily', 'steps.countSum'),
  sum('activitySummary', 'calories.daily', 'totalCalories.kcalSum'),
  sum('food', 'food.daily', 'nutritionLog.energy.kcalSum'),
  sum('water', 'water.daily', 'hydrationLog.amountConsumed.millilitersSum'),
  list('google', 'intradaySteps', 'steps.windows', {
    path: ['rollupDataPoints'],
    essential: ['startTime', 'steps.countSum'],
  }),
  list('google', 'devices', 'devices', {
    path: ['pairedDevices'],
    essential: ['deviceVersion'],
    makes: {
      name: ['id'],
      deviceType: ['kind'],
      batteryStatus: ['battery'],
      lastSyncTime: ['syncedAt'],
    },
  }),
  list('google', 'ecg', 'ecg', {
    path: ['dataPoints'],
    essential: ['electrocardiogram.interval.startTime', 'electrocardiogram.resultClassification'],
    makes: { 'electrocardiogram.beatsPerMinuteAvg': ['bpm'] },
  }),
  list('google', 'profile', 'settings', {
    makes: {
      utcOffset: ['zoneOffset'],
      weightUnit: ['units'],
      waterUnit: ['units'],
      temperatureUnit: ['units'],
    },
  }),
  list('google', 'irnProfile', 'irn-profile', {
    makes: { onboardingStatus: ['onboarded'], enrollmentStatus: ['enrolled'] },
  }),
];
