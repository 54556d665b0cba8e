// What the navigation offers, in its order. A page that does not exist is not here.
import {
  IconArrowsSplit2,
  IconBook2,
  IconBox,
  IconBuilding,
  IconHistory,
  IconLayoutDashboard,
  IconListDetails,
  IconReceipt2,
  IconServerBolt,
  IconSettings,
  IconUsers,
  IconVersions,
} from '../icons/icons.ts';

export const NAV_SECTIONS = [
  {
    title: undefined,
    items: [
      { to: '/admin', text: 'nav.overview', icon: IconLayoutDashboard },
      { to: '/admin/requests', text: 'nav.requests', icon: IconListDetails },
    ],
  },
  {
    title: 'nav.routing',
    items: [
      { to: '/admin/providers', text: 'nav.providers', icon: IconBuilding },
      { to: '/admin/channels', text: 'nav.channels', icon: IconArrowsSplit2 },
      { to: '/admin/models', text: 'nav.models', icon: IconBox },
      { to: '/admin/prices', text: 'nav.prices', icon: IconReceipt2 },
    ],
  },
  {
    title: 'nav.money',
    items: [
      { to: '/admin/customers', text: 'nav.customers', icon: IconUsers },
      { to: '/admin/ledger', text: 'nav.ledger', icon: IconBook2 },
    ],
  },
  {
    title: 'nav.system',
    items: [
      { to: '/admin/fleet', text: 'nav.fleet', icon: IconServerBolt },
      { to: '/admin/versions', text: 'nav.versions', icon: IconVersions },
      { to: '/admin/audit', text: 'nav.audit', icon: IconHistory },
      { to: '/admin/settings', text: 'nav.settings', icon: IconSettings },
    ],
  },
] as const;

export type NavItem = (typeof NAV_SECTIONS)[number]['items'][number];

/** The four that a phone shows at its foot; the rest is under "More". */
export const PHONE_TABS: readonly NavItem[] = [
  NAV_SECTIONS[0].items[0],
  NAV_SECTIONS[0].items[1],
  NAV_SECTIONS[1].items[1],
  NAV_SECTIONS[3].items[0],
];
