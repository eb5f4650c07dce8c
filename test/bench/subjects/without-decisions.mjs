// Loaded into a server before it starts, so that it records no decisions. Nothing else turns that off.
import { recording } from '../../../dist/src/workspace/decisions/recording/recording.js';

recording.on = false;
