import { formatIsoDate } from '../../../persona/calendar';
import { MINUTE_MS } from '../../../world/duration';
import { today } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';

const PICTURES = 'https://static0.fitbit.com/images/profile/defaultProfile';

/** The averages cover this many days before today. */
const AVERAGE_DAYS = 7;

/** `GET /1/user/-/profile.json` */
export const profileRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/profile.json',
  scopes: ['profile'],
  handle(call) {
    const { persona, units, now } = call;
    const { account, body, preferences } = persona;
    const lastInitial = account.lastName.charAt(0);
    return {
      user: {
        age: persona.age(today(call)),
        ambassador: false,
        autoStrideEnabled: true,
        avatar: `${PICTURES}_100.png`,
        avatar150: `${PICTURES}_150.png`,
        avatar640: `${PICTURES}_640.png`,
        averageDailySteps: averageSteps(call),
        challengesBeta: true,
        clockTimeDisplayFormat: preferences.clockDisplay === '24h' ? '24hour' : '12hour',
        corporate: false,
        corporateAdmin: false,
        country: account.country,
        dateOfBirth: body.birthDate,
        displayName: `${account.firstName} ${lastInitial}.`,
        displayNameSetting: 'name',
        distanceUnit: account.units,
        encodedId: account.userId,
        features: { exerciseGoal: true },
        firstName: account.firstName,
        foodsLocale: account.locale,
        fullName: persona.fullName,
        gender: body.gender.toUpperCase(),
        glucoseUnit: account.units,
        height: units.length(body.height),
        heightUnit: account.units,
        isBugReportEnabled: false,
        isChild: false,
        isCoach: false,
        languageLocale: account.locale,
        lastName: account.lastName,
        legalTermsAcceptRequired: false,
        locale: account.locale,
        memberSince: account.memberSince,
        mfaEnabled: false,
        offsetFromUTCMillis: persona.calendar.offsetMinutes(now) * MINUTE_MS,
        sdkDeveloper: false,
        sleepTracking: 'Normal',
        startDayOfWeek: preferences.firstDayOfWeek === 1 ? 'MONDAY' : 'SUNDAY',
        strideLengthRunning: units.length(body.stride.run),
        strideLengthRunningType: 'default',
        strideLengthWalking: units.length(body.stride.walk),
        strideLengthWalkingType: 'default',
        swimUnit: account.units,
        temperatureUnit: account.units,
        timezone: persona.zone,
        topBadges: [],
        waterUnit: account.units,
        waterUnitName: account.units === 'en_US' ? 'fl oz' : 'ml',
        weight: units.weight(persona.weight(now)),
        weightUnit: account.units,
      },
    };
  },
};

function averageSteps(call: ResourceCall): number {
  const { persona } = call;
  const last = today(call) - 1;
  const memberSince = persona.account.memberSince;
  let sum = 0;
  let days = 0;
  for (let day = last; day > last - AVERAGE_DAYS && formatIsoDate(day) >= memberSince; day--) {
    const minutes = persona.minutes(day);
    sum += minutes.totalUntil('steps', minutes.count);
    days++;
  }
  return days ? Math.round(sum / days) : 0;
}
