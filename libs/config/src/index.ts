export { Config, ConfigError, loadConfig, SETTINGS, type Flags, type LogLevel, type Role } from './config.js';
export type { Setting, TextType } from './settings.js';
