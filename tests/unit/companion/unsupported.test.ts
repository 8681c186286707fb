import type { ServiceName } from '../../../common/services';
import { CloudPhone } from './cloud-phone';

it.each<[ServiceName, string[]]>([
  ['fitbit', []],
  ['google', ['friends', 'alarms', 'goal.steps', 'goal.water']],
])('%s: the status lists what the service does not have', async (service, unsupported) => {
  const phone = new CloudPhone(service);
  await phone.launch();
  expect(phone.status.unsupported).toEqual(unsupported);
});
