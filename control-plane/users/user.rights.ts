// Who may manage a user of which role: customers are for whoever writes users, staff for admins
// who have just entered their password.
import { ok, type Result } from '#contract/result';
import type { ScopedCommand } from '../graphql/context.ts';
import { type Problem, refuse } from '../problems.ts';
import { decideAccess, type Role } from '../security/principal.ts';

/** Refuses when the caller may not create, reset or disable a user of this role. */
export function checkMayManage(command: ScopedCommand, role: Role): Result<void, Problem> {
  if (role === 'customer') return ok(undefined);
  const decision = decideAccess(['assignRoles'], command.principal, command.now);
  if (decision === 'allow') return ok(undefined);
  if (decision === 'step-up') {
    return refuse('STEP_UP_REQUIRED', 'Enter your password again to go on.');
  }
  return refuse('NOT_ALLOWED', 'Only an admin manages users who are not customers.');
}
