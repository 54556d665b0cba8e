// The account at the foot of the navigation: language, theme, sign out.
import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.ts';
import styles from './frame.module.css';
import { PreferenceItems } from './PreferenceItems.tsx';

export function AccountMenu() {
  const { t } = useTranslation();
  const { email } = useSession();
  return (
    <Menu position="top-start" width={212}>
      <Menu.Target>
        <button type="button" className={styles.account}>
          <span className="unseen">{t('account.menu')}</span>
          <Avatar email={email} />
          <span className={styles.accountName}>{email}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <PreferenceItems />
      </Menu.Dropdown>
    </Menu>
  );
}

function Avatar({ email }: { readonly email: string }) {
  return (
    <span className={styles.avatar} aria-hidden="true">
      {email.slice(0, 1).toUpperCase()}
    </span>
  );
}
