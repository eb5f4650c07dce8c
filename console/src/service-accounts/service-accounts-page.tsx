import { Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useLongList } from '../live/use-long-list';
import { mayManage, NotYours } from '../settings/may-manage';
import { Confirm } from '../ui/confirm';
import { Empty, NothingFits } from '../ui/empty';
import { PlusIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { ShowMore } from '../ui/show-more';
import { Trouble } from '../ui/trouble';
import { useTextInAddress, withParam } from '../ui/use-addressed';
import { loginCommand } from './login-command';
import { NewServiceAccount } from './new-service-account';
import { Rename } from './rename';
import { RotateKey } from './rotate-key';
import { SERVICE_ACCOUNTS } from './service-account-queries';
import { type Asked, ServiceAccountTable } from './service-account-table';
import { useServiceAccountChanges } from './use-service-account-changes';

const PAGE = 100;

/** The programs that belong to an account, with their keys. */
export function ServiceAccountsPage() {
  const { accountId = '' } = useParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const [params, setParams] = useSearchParams();
  const setCreating = (open: boolean): void => setParams((old) => withParam(old, 'new', open ? [''] : []), { replace: true });
  const [asked, setAsked] = useState<Asked | null>(null);
  const { page, error, readAgain, more } = useLongList(SERVICE_ACCOUNTS, {
    variables: { accountId, first: PAGE, after: null, filter: { search: search || null } },
    listOf: ({ account }) => account?.serviceAccounts,
    kinds: [],
  });
  if (error && !page) return <Trouble title="The service accounts cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!page) return <LoadingRows label="Loading the service accounts" />;
  const { account } = page;
  if (!account) return <Trouble title="There is no such account" detail="You are not a member of it, or the address is mistyped." home />;
  const { serviceAccounts, viewerRole } = account;
  const rows = serviceAccounts.edges.map(({ node }) => node);

  return (
    <Stack>
      <PageHeader
        title={`Service accounts of ${account.name}`}
        about="Programs come in by their keys, whoever leaves. They may enter every workspace of the account."
        actions={
          <Group gap="sm">
            <SearchField label="Search service accounts by name" placeholder="Search by name" value={text} onChange={setText} />
            {mayManage(viewerRole) && (
              <Button leftSection={<PlusIcon size={16} />} onClick={() => setCreating(true)}>
                New service account
              </Button>
            )}
          </Group>
        }
      />
      <NotYours role={viewerRole} />
      {rows.length === 0 && (search ? <NothingFits onClear={() => setText('')} /> : <NoServiceAccounts />)}
      {rows.length > 0 && <ServiceAccountTable accountId={accountId} serviceAccounts={rows} viewerRole={viewerRole} onAsk={setAsked} />}
      <ShowMore more={more} total={serviceAccounts.totalCount} />
      {params.has('new') && <NewServiceAccount accountId={accountId} viewerRole={viewerRole} onClose={() => setCreating(false)} />}
      {asked && <Dialog accountId={accountId} asked={asked} onClose={() => setAsked(null)} />}
    </Stack>
  );
}

const NoServiceAccounts = () => (
  <Empty
    title="There are no service accounts yet"
    about="Make one for each program that runs by itself: a worker, a pipeline of CI, a sender of webhooks. Its key is shown once, and goes to the machine:"
    command={loginCommand('pnb_…')}
  />
);

function Dialog({ accountId, asked, onClose }: { accountId: string; asked: Asked; onClose: () => void }) {
  const { deleteKey, deleteServiceAccount } = useServiceAccountChanges(accountId);
  const { serviceAccount } = asked;
  const closing = async (done: Promise<string | null>): Promise<string | null> => {
    const refused = await done;
    if (refused === null) onClose();
    return refused;
  };
  switch (asked.what) {
    case 'rotate':
      return <RotateKey accountId={accountId} serviceAccount={serviceAccount} onClose={onClose} />;
    case 'rename':
      return <Rename accountId={accountId} serviceAccount={serviceAccount} onClose={onClose} />;
    case 'end':
      return (
        <Confirm
          title={`End the old key of ${serviceAccount.name}?`}
          action="End key"
          onConfirm={() => closing(deleteKey(serviceAccount, asked.replaced))}
          onClose={onClose}
        >
          <Text>Programs that still use it are refused from then on. The new key goes on.</Text>
        </Confirm>
      );
    case 'delete':
      return (
        <Confirm
          title={`Delete ${serviceAccount.name}?`}
          action="Delete service account"
          onConfirm={() => closing(deleteServiceAccount(serviceAccount))}
          onClose={onClose}
        >
          <Text>All of its keys end at once, and webhooks that take its key refuse everything. What it made stays. This cannot be undone.</Text>
        </Confirm>
      );
  }
}
