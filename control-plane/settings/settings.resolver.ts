// Reading and changing the settings.
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { loadSettings } from './installation-settings.ts';
import { updateSettings } from './settings.commands.ts';
import { Settings, SettingsResult, toSettings, UpdateSettingsInput } from './settings.graphql.ts';

@Resolver(() => Settings)
export class SettingsResolver {
  @Query(() => Settings)
  @Access('readSettings')
  async settings(@Ctx() context: GraphqlContext) {
    return toSettings(await loadSettings(context.reader.sql));
  }

  @Mutation(() => SettingsResult)
  @Access('writeSettings')
  updateSettings(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UpdateSettingsInput) input: UpdateSettingsInput,
  ) {
    return mutate(context, {
      action: 'settings.update',
      run: (command) => updateSettings(command, input),
      show: toSettings,
    });
  }
}
