// The list of migrations in order, explicit so that a bundle carries them. Each wraps raw SQL,
// since triggers and checks are most of what the database guards.
import { Migration } from '@mikro-orm/migrations';
import { peopleSql } from './migrations/20261121000001-people.ts';
import { catalogueSql } from './migrations/20261121000002-catalogue.ts';
import { moneySql } from './migrations/20261121000003-money.ts';
import { publishingSql } from './migrations/20261121000004-publishing.ts';

class InitialMigration extends Migration {
  override name = '20261121000000-initial';

  override up(): void {
    this.addSql(peopleSql);
    this.addSql(catalogueSql);
    this.addSql(moneySql);
    this.addSql(publishingSql);
  }
}

export const migrationsList = [{ name: '20261121000000-initial', class: InitialMigration }];
