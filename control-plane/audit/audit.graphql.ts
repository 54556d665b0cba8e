// The audit trail as the API shows it.
import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { DateTimeScalar, JsonScalar } from '../graphql/scalars.ts';
import type { AuditRow } from './audit.queries.ts';

const outcomes = { done: 'done', refused: 'refused' } as const;
registerEnumType(outcomes, { name: 'AuditOutcome' });

@ObjectType('AuditEntry', { description: 'One mutating call, done or refused.' })
@Access('readAudit')
export class AuditEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => String, { description: 'user, token, system or anonymous.' })
  actorKind!: string;

  @Field(() => String, { nullable: true })
  actorId!: string | null;

  @Field(() => String)
  actorName!: string;

  @Field(() => String, { description: 'Noun and verb, as user_group.update.' })
  action!: string;

  @Field(() => String)
  objectKind!: string;

  @Field(() => String, { nullable: true })
  objectId!: string | null;

  @Field(() => String, { nullable: true })
  objectName!: string | null;

  @Field(() => outcomes)
  outcome!: string;

  @Field(() => String, { nullable: true })
  problemCode!: string | null;

  @Field(() => JsonScalar, { nullable: true })
  before!: unknown;

  @Field(() => JsonScalar, { nullable: true })
  after!: unknown;

  @Field(() => String, { nullable: true })
  address!: string | null;

  @Field(() => String, { nullable: true })
  requestId!: string | null;
}

/** Shows a row; the hashes are for the chain's own check. */
export function toAuditEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    objectName: row.object_name,
    outcome: row.outcome,
    problemCode: row.problem_code,
    before: row.before,
    after: row.after,
    address: row.address,
    requestId: row.request_id,
  };
}

export const AuditEntryPage = pageType('AuditEntryPage', () => AuditEntry);

@InputType()
export class AuditFilter {
  @Field(() => String, { nullable: true, description: 'Part of the actor, action or object.' })
  search?: string | null;

  @Field(() => String, { nullable: true })
  actorId?: string | null;

  @Field(() => String, { nullable: true })
  action?: string | null;

  @Field(() => String, { nullable: true })
  objectKind?: string | null;

  @Field(() => String, { nullable: true })
  objectId?: string | null;

  @Field(() => outcomes, { nullable: true })
  outcome?: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this instant.' })
  until?: Date | null;
}

@ArgsType()
export class AuditListArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true })
  filter?: AuditFilter | null;
}
