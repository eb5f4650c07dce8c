-- Why: templates of actions may speak of the firings by which a compound or a sequence fired, not of the last one alone.
-- Locks: exclusive on `automation_action` for a moment. Assumed size: a row for each action that is still to be taken. Breaking: no.
alter table /*schema*/automation_action add column parts json not null default '[]';
