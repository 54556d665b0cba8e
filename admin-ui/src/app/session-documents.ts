// The GraphQL documents of signing in, staying in and going out, and of what every page shows.
import { graphql } from '../generated/app/gql.ts';

export const ME = graphql(`
  query Me {
    me {
      ...MeParts
    }
  }
  fragment MeParts on Me {
    rights
    user {
      id
      email
      role
      mustReplacePassword
    }
  }
`);

export const SIGN_IN = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ...MeParts
      ...ProblemParts
    }
  }
`);

export const SIGN_OUT = graphql(`
  mutation SignOut {
    signOut {
      __typename
      ...ProblemParts
    }
  }
`);

export const REAUTHENTICATE = graphql(`
  mutation Reauthenticate($input: ReauthenticateInput!) {
    reauthenticate(input: $input) {
      __typename
      ...ProblemParts
    }
  }
`);

export const REPLACE_PASSWORD = graphql(`
  mutation ReplacePassword($input: ReplacePasswordInput!) {
    replacePassword(input: $input) {
      __typename
      ...MeParts
      ...ProblemParts
    }
  }
`);

export const PUBLISH_STATE = graphql(`
  query PublishState {
    publishState {
      number
      stopped
      foundAt
      findings {
        path
        message
      }
    }
  }
`);

export const STEPPED_UP = graphql(`
  query SteppedUp {
    me {
      steppedUpUntil
    }
  }
`);
