import type { ReactNode } from 'react';

interface IconProps {
  size?: number;
}

/** Drawn on a square of 24; decoration only, so the words beside them have to be enough. */
function Icon({ size = 18, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable="false"
      style={{ flex: 'none' }}
    >
      {children}
    </svg>
  );
}

export const DashboardIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 19v-6M10 19V5M15 19v-9M20 19v-4" />
  </Icon>
);

export const RunsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 6h10M8 12h12M4 18h8" />
  </Icon>
);

export const FlowsIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="6" cy="6" r="2.5" />
    <circle cx="18" cy="12" r="2.5" />
    <circle cx="6" cy="18" r="2.5" />
    <path d="M8.5 6.6 15.6 11M8.5 17.4l7.1-4.4" />
  </Icon>
);

export const DeploymentsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 3c4 2 5.5 5.5 5 10l-2.5 3h-5L7 13c-.5-4.5 1-8 5-10ZM9.5 16 8 20M14.5 16l1.5 4" />
    <circle cx="12" cy="9.5" r="1.5" />
  </Icon>
);

export const PoolsIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="4" y="4" width="16" height="6.5" rx="1.5" />
    <rect x="4" y="13.5" width="16" height="6.5" rx="1.5" />
    <path d="M7.5 7.250h.01M7.5 16.750h.01" />
  </Icon>
);

export const AssetsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 3.500 19.500 8v8L12 20.500 4.500 16V8ZM4.500 8 12 12.500 19.500 8M12 12.500v8" />
  </Icon>
);

export const SlasIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="13" r="7.500" />
    <path d="M12 9v4l2.500 2M9.500 3h5" />
  </Icon>
);

export const SlotsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 6.500h16M4 17.500h16" />
    <rect x="4" y="9.500" width="4" height="5" rx="1" />
    <rect x="10" y="9.500" width="4" height="5" rx="1" />
    <path d="M16.500 12h3.500" />
  </Icon>
);

export const EventsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3.5 12h4L10 5l4 14 2.500-7h4" />
  </Icon>
);

export const AutomationsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M13 3 5 14h6l-1 7 8-11h-6l1-7Z" />
  </Icon>
);

export const ArtifactsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 3.5h8l4 4v13H6ZM14 3.5v4h4M9 12h6M9 16h4" />
  </Icon>
);

export const BlocksIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 3.5 19.5 8v8L12 20.5 4.5 16V8ZM4.5 8l7.5 4.5L19.5 8M12 12.5v8" />
  </Icon>
);

export const VariablesIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8 5C6 5 6 7 6 9s-.5 3-2 3c1.5 0 2 1 2 3s0 4 2 4M16 5c2 0 2 2 2 4s.5 3 2 3c-1.5 0-2 1-2 3s0 4-2 4M10 10l4 4M14 10l-4 4" />
  </Icon>
);

export const PlayIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8 5.5v13l10.5-6.5Z" />
  </Icon>
);

export const RetryIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 12a7 7 0 1 0 2.2-5.1L4.5 9.5M4.5 4.5v5h5" />
  </Icon>
);

export const StopIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="6" y="6" width="12" height="12" rx="1.5" />
  </Icon>
);

export const PauseIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 6v12M15 6v12" />
  </Icon>
);

export const FilterIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 6h16M7 12h10M10 18h4" />
  </Icon>
);

export const StarIcon = ({ filled = false, ...props }: IconProps & { filled?: boolean }) => (
  <Icon {...props}>
    <path d="m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8L7 19l1.1-5.5L4 9.7 9.6 9Z" fill={filled ? 'currentColor' : 'none'} />
  </Icon>
);

export const TrashIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7" />
  </Icon>
);

export const EditIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 19l1-4L16 5l3 3L9 18Z" />
  </Icon>
);

export const MoreIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 12h.01M12 12h.01M18 12h.01" strokeWidth="3" />
  </Icon>
);

export const ConnectIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m5 8 4 4-4 4M12 17h7" />
  </Icon>
);

export const KeyIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="8" cy="15" r="4" />
    <path d="m11 12 8-8M16 7l3 3" />
  </Icon>
);

export const MembersIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="9" cy="8" r="3.5" />
    <path d="M3 19.500c.5-3.500 3-5 6-5s5.500 1.500 6 5M15.500 5a3.500 3.500 0 0 1 0 6.500M17.500 15c2 .7 3.200 2.200 3.500 4.500" />
  </Icon>
);

export const RobotIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="4" y="8" width="16" height="11" rx="2" />
    <path d="M12 8V4M9 13v1.500M15 13v1.500" />
  </Icon>
);

export const SettingsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
    <circle cx="15" cy="7" r="2" />
    <circle cx="9" cy="17" r="2" />
  </Icon>
);

export const SearchIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m16 16 4.5 4.5" />
  </Icon>
);

export const ChevronIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m7 10 5 5 5-5" />
  </Icon>
);

export const PlusIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 5v14M5 12h14" />
  </Icon>
);

export const MinusIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 12h14" />
  </Icon>
);

export const FitIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 5v14M20 5v14M7 12h10M9.5 9.5 7 12l2.5 2.5M14.5 9.5 17 12l-2.5 2.5" />
  </Icon>
);

export const CopyIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M5 15V6a2 2 0 0 1 2-2h8" />
  </Icon>
);

export const GraphIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m12 3 8 4.5v9L12 21l-8-4.5v-9zM12 3 4 16.5h16z" />
  </Icon>
);

export const HookIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 3v9a4 4 0 1 1-4-4M9 21h9M16 12a4 4 0 0 1-4 4" />
  </Icon>
);

export const CheckIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m5 13 4.5 4.5L19 7" />
  </Icon>
);

export const SunIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1" />
  </Icon>
);

export const MoonIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M20 14.5A8 8 0 1 1 9.5 4a6.5 6.5 0 0 0 10.5 10.5Z" />
  </Icon>
);

/** The sign of the house: three branches under one roof. */
export const Mark = ({ size = 22 }: IconProps) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false" style={{ flex: 'none' }}>
    <rect width="32" height="32" rx="8" fill="#3b5bdb" />
    <path d="M9 23V9h14M9 16h10M9 23h14" fill="none" stroke="white" strokeWidth="3.4" strokeLinecap="round" />
  </svg>
);
