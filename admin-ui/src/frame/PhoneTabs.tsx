// The phone's navigation: four pages at the foot, everything else under "More".
import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { IconMenu2 } from '../icons/icons.ts';
import { iconProps } from '../marks/icon-props.ts';
import styles from './frame.module.css';
import { NAV_SECTIONS, PHONE_TABS } from './nav-items.ts';
import { PreferenceItems } from './PreferenceItems.tsx';

const TAB_ICON = { ...iconProps, size: 21 } as const;

export function PhoneTabs() {
  const { t } = useTranslation();
  const rest = NAV_SECTIONS.flatMap((section) => [...section.items]).filter(
    (item) => !PHONE_TABS.includes(item),
  );
  return (
    <nav className={styles.tabs} aria-label={t('nav.label')}>
      {PHONE_TABS.map(({ to, text, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          className={styles.tabsItem ?? ''}
          activeOptions={{ exact: to === '/admin', includeSearch: false }}
        >
          <Icon {...TAB_ICON} />
          {t(text)}
        </Link>
      ))}
      <Menu position="top-end" width={240}>
        <Menu.Target>
          <button type="button" className={styles.tabsItem}>
            <IconMenu2 {...TAB_ICON} />
            {t('nav.more')}
          </button>
        </Menu.Target>
        <Menu.Dropdown mah="75dvh" style={{ overflowY: 'auto' }}>
          {rest.map(({ to, text, icon: Icon }) => (
            <Menu.Item key={to} component={Link} to={to} leftSection={<Icon {...iconProps} />}>
              {t(text)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <PreferenceItems />
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
