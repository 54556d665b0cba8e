// Published versions as the API shows them, and why a publish was stopped.
import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { pageType } from '../graphql/page.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';

@ObjectType('VersionChange', { description: 'What a version added, changed or removed.' })
@Access('readFleet', 'readChannels', 'readCatalog')
export class VersionChangeType {
  @Field(() => String, { description: 'settings, group, model, channel or route.' })
  kind!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'added, changed or removed.' })
  change!: string;
}

@ObjectType('PublishedVersion', { description: 'A routing table as it was published; immutable.' })
@Access('readFleet', 'readChannels', 'readCatalog')
export class PublishedVersionType {
  @Field(() => Int)
  number!: number;

  @Field(() => String)
  incarnation!: string;

  @Field(() => Int, { description: 'Counts committed changes; one version may carry several.' })
  revision!: number;

  @Field(() => String)
  checksum!: string;

  @Field(() => Int)
  contractVersion!: number;

  @Field(() => String, { description: 'What was changed.' })
  cause!: string;

  @Field(() => Int, { nullable: true })
  models!: number | null;

  @Field(() => Int, { nullable: true })
  channels!: number | null;

  @Field(() => Int, { nullable: true })
  routes!: number | null;

  @Field(() => Int, { nullable: true, description: 'Null when the version before is unknown.' })
  changeCount!: number | null;

  @Field(() => [VersionChangeType], { description: 'The first of the changes.' })
  changes!: readonly VersionChangeType[];

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

export const VersionPage = pageType('PublishedVersionPage', () => PublishedVersionType);

@ObjectType('VersionFinding', { description: 'A fault: the field, and what to do about it.' })
@Access('readFleet', 'readChannels', 'readCatalog')
export class FindingType {
  @Field(() => String)
  path!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType('VersionAck', { description: 'A node’s word on a version.' })
@Access('readFleet', 'readChannels', 'readCatalog')
export class VersionAckType {
  @Field(() => String)
  nodeId!: string;

  @Field(() => String)
  nodeName!: string;

  @Field(() => Boolean, { description: 'In force there; false: refused.' })
  accepted!: boolean;

  @Field(() => FindingType, { nullable: true })
  finding!: FindingType | null;

  @Field(() => Int, { description: 'Milliseconds from the publish.' })
  lagMs!: number;

  @Field(() => DateTimeScalar)
  at!: Date;
}

@ObjectType('PublishState', { description: 'Whether what was committed is also published.' })
@Access('readFleet', 'readChannels', 'readCatalog')
export class PublishState {
  @Field(() => Int, { nullable: true, description: 'The version in force.' })
  number!: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  publishedAt!: Date | null;

  @Field(() => Int, { description: 'The last committed change.' })
  revision!: number;

  @Field(() => DateTimeScalar)
  changedAt!: Date;

  @Field(() => Boolean, { description: 'Findings keep the last good version in force.' })
  stopped!: boolean;

  @Field(() => [FindingType])
  findings!: readonly FindingType[];

  @Field(() => DateTimeScalar, { nullable: true })
  foundAt!: Date | null;
}
