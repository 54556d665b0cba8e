// The navigation at the side; below 1100 px it is a rail of icons.
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { iconProps } from '../marks/icon-props.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { BrandMark } from './BrandMark.tsx';
import styles from './frame.module.css';
import { NAV_SECTIONS, type NavItem } from './nav-items.ts';

const RAIL = '(max-width: 1099px)';

export function SideNav() {
  const { t } = useTranslation();
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      <div className={styles.brand}>
        <BrandMark />
        <span className={styles.brandName}>{t('productName')}</span>
      </div>
      <div className={styles.navScroll}>
        {NAV_SECTIONS.map((section) => (
          <div key={section.title ?? ''} className={section.title && styles.navSection}>
            {section.title === undefined ? null : (
              <div className={styles.navGroup}>{t(section.title)}</div>
            )}
            {section.items.map((item) => (
              <SideNavItem key={item.to} item={item} />
            ))}
          </div>
        ))}
      </div>
      <AccountMenu />
    </nav>
  );
}

function SideNavItem({ item }: { readonly item: NavItem }) {
  const { t } = useTranslation();
  const rail = useMediaQuery(RAIL, false, { getInitialValueInEffect: false });
  const Icon = item.icon;
  return (
    <Link
      to={item.to}
      className={styles.navItem ?? ''}
      title={rail ? t(item.text) : undefined}
      activeOptions={{ exact: item.to === '/admin', includeSearch: false }}
    >
      <Icon {...iconProps} />
      <span className={styles.navLabel}>{t(item.text)}</span>
    </Link>
  );
}
