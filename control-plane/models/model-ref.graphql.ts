// A model as other nouns point at it.
import { Field, ObjectType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { UuidScalar } from '../graphql/scalars.ts';

@ObjectType('ModelRef')
@Access('readCatalog', 'readChannels', 'readUsage', 'ownUsage', 'writeChannels', 'testChannels')
export class ModelRef {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  name!: string;
}
