// Loaded before each test file: type-graphql refuses to work without it.
import 'reflect-metadata';
