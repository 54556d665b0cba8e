// The items of the account menu, shared by the side navigation and the phone's sheet.
import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.ts';
import { changeLanguage, LANGUAGES, type Language } from '../i18n/i18n.ts';
import { IconCheck, IconLogout } from '../icons/icons.ts';
import { smallIconProps } from '../marks/icon-props.ts';

const LANGUAGE_NAMES = { en: 'English', zh: '简体中文' } as const satisfies Record<
  Language,
  string
>;
const SCHEMES = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];

export function PreferenceItems() {
  const { t, i18n } = useTranslation();
  const { role, signOut } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const check = <IconCheck {...smallIconProps} />;
  return (
    <>
      <Menu.Label>{t(`role.${role}`)}</Menu.Label>
      <Menu.Divider />
      <Menu.Label>{t('account.language')}</Menu.Label>
      {LANGUAGES.map((language) => (
        <Menu.Item
          key={language}
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          aria-current={i18n.language === language}
          rightSection={i18n.language === language ? check : null}
          onClick={() => void changeLanguage(language)}
        >
          {LANGUAGE_NAMES[language]}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Label>{t('account.theme')}</Menu.Label>
      {SCHEMES.map((scheme) => (
        <Menu.Item
          key={scheme}
          aria-current={colorScheme === scheme}
          rightSection={colorScheme === scheme ? check : null}
          onClick={() => setColorScheme(scheme)}
        >
          {t(`account.${scheme}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout {...smallIconProps} />} onClick={signOut}>
        {t('account.signOut')}
      </Menu.Item>
    </>
  );
}
