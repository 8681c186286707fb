import { SERVICES, type SignInService } from '../../../../scripts/sign-in/services';

export function serviceNamed(name: SignInService['name']): SignInService {
  const service = SERVICES.find((each) => each.name === name);
  if (!service) throw new Error(`there is no ${name}`);
  return service;
}
