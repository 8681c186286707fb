import { TRIGGERS, type Trigger } from './sync/plan';

/**
 * Runs `work` for one trigger at a time. A trigger that is requested during work runs after it; of several, only the
 * most important one. `work` must not reject.
 */
export const createScheduler = (
  work: (trigger: Trigger) => Promise<unknown>,
): ((trigger: Trigger) => void) => {
  let pendingTrigger: Trigger | undefined;
  let isWorking = false;

  const workNext = (): void => {
    const trigger = pendingTrigger;
    pendingTrigger = undefined;
    isWorking = !!trigger;
    if (trigger) work(trigger).then(workNext);
  };

  return (trigger) => {
    if (!pendingTrigger || TRIGGERS.indexOf(trigger) > TRIGGERS.indexOf(pendingTrigger))
      pendingTrigger = trigger;
    if (!isWorking) workNext();
  };
};
