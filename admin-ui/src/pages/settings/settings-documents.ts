// What the settings page asks and changes about the installation and oneself.
import { graphql } from '../../generated/settings/gql.ts';

graphql(`
  fragment SettingsParts on Settings {
    version
    updatedAt
    siteName
    platformFeePpm
    keyPrefix
    unknownModelStatus
    topUpUrl
    defaultOutputTokens
    maxDisconnectedMs
    operatorAdjustLimitNanoUsd
  }
`);

export const SETTINGS = graphql(`
  query Settings {
    settings {
      ...SettingsParts
    }
  }
`);

export const UPDATE_SETTINGS = graphql(`
  mutation UpdateSettings($input: UpdateSettingsInput!) {
    updateSettings(input: $input) {
      __typename
      ... on Settings {
        ...SettingsParts
      }
      ...ProblemParts
    }
  }
`);

export const TEST_MONEY = graphql(`
  query TestMoney {
    testMoneyEffect {
      wallets
      availableNanoUsd
      inUseNanoUsd
    }
  }
`);

export const REMOVE_TEST_MONEY = graphql(`
  mutation RemoveTestMoney($input: RemoveTestMoneyInput!) {
    removeTestMoney(input: $input) {
      __typename
      ... on TestMoneyRemoval {
        wallets
        removedNanoUsd
        stillInUseNanoUsd
      }
      ...ProblemParts
    }
  }
`);

export const PROFILE = graphql(`
  query Profile {
    me {
      steppedUpUntil
      user {
        id
        email
        name
        locale
        role
        createdAt
      }
    }
  }
`);

export const UPDATE_PROFILE = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      __typename
      ... on Me {
        user {
          id
          name
          locale
        }
      }
      ...ProblemParts
    }
  }
`);

export const CHANGE_PASSWORD = graphql(`
  mutation ChangePassword($input: ReplacePasswordInput!) {
    replacePassword(input: $input) {
      __typename
      ... on Me {
        steppedUpUntil
      }
      ...ProblemParts
    }
  }
`);
