import { CopyLine } from '../ui/copy-line';
import { Notice } from '../ui/notice';

/** A key that was just made, which nobody will see again. */
export function KeyOnce({ apiKey }: { apiKey: string }) {
  return (
    <>
      <Notice tone="yellow" title="Shown only this once">
        Copy the key now. Only its fingerprint is kept, so nobody can show it to you again.
      </Notice>
      <CopyLine text={apiKey} label="Copy key" />
    </>
  );
}
