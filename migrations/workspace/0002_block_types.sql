-- Why: the block types that every workspace begins with, so that the console and the command line know them before any SDK
-- has registered its own. An SDK that does adds its own schema beside these, since its words differ.
-- Locks: row locks on the few rows named here. Assumed size: tens of types. Breaking: no.

insert into /*schema*/block_type (slug, name, description, is_protected) values
  ('custom-webhook', 'Custom Webhook', 'Sends notifications to any address, in a request that you lay out.', false),
  ('discord-webhook', 'Discord Webhook', 'Sends notifications to a Discord channel.', false),
  ('local-file-system', 'Local File System', 'Keeps data in a folder of the machine that runs the flow.', true),
  ('mattermost-webhook', 'Mattermost Webhook', 'Sends notifications to channels of a Mattermost server.', false),
  ('ms-teams-webhook', 'Microsoft Teams Webhook', 'Sends notifications to a Microsoft Teams channel.', false),
  ('opsgenie-webhook', 'Opsgenie Webhook', 'Raises alerts in Opsgenie.', false),
  ('pager-duty-webhook', 'Pager Duty Webhook', 'Raises incidents in PagerDuty.', false),
  ('remote-file-system', 'Remote File System', 'Keeps data in any place that fsspec can reach.', false),
  ('secret', 'Secret', 'Keeps one value that is hidden wherever it is shown.', true),
  ('sendgrid-email', 'Sendgrid Email', 'Sends notifications by e-mail through SendGrid.', false),
  ('slack-webhook', 'Slack Webhook', 'Sends notifications to a Slack channel.', false),
  ('smb', 'SMB', 'Keeps data on a file share that speaks SMB.', false),
  ('twilio-sms', 'Twilio SMS', 'Sends notifications as text messages through Twilio.', false),
  ('webhook', 'Webhook', 'Calls an address over HTTP.', true)
on conflict (slug) do update set is_protected = excluded.is_protected;

insert into /*schema*/block_schema (checksum, fields, capabilities, version, block_type_id)
select builtin.checksum, builtin.fields::json, builtin.capabilities, '3.8.8', t.id
from (values
  ('custom-webhook', 'sha256:8b2b0cf93c10d2b2007536ee30494116df51d2dc9726c010f0c382210c9d1f36', '{notify}'::text[], '{
    "title": "Custom Webhook", "description": "Sends notifications to any address, in a request that you lay out.", "type": "object", "block_type_slug": "custom-webhook",
    "properties": {
      "name": {"title": "Name", "type": "string", "position": 0},
      "url": {"title": "URL", "type": "string", "position": 1},
      "method": {"title": "Method", "type": "string", "enum": ["GET", "POST", "PUT", "PATCH", "DELETE"], "default": "POST", "position": 2},
      "params": {"title": "Params", "anyOf": [{"type": "object", "additionalProperties": {"type": "string"}}, {"type": "null"}], "default": null, "position": 3},
      "json_data": {"title": "JSON data", "anyOf": [{"type": "object", "additionalProperties": true}, {"type": "null"}], "default": null, "position": 4},
      "form_data": {"title": "Form data", "anyOf": [{"type": "object", "additionalProperties": {"type": "string"}}, {"type": "string"}, {"type": "null"}], "default": null, "position": 5},
      "headers": {"title": "Headers", "anyOf": [{"type": "object", "additionalProperties": {"type": "string"}}, {"type": "null"}], "default": null, "position": 6},
      "cookies": {"title": "Cookies", "anyOf": [{"type": "object", "additionalProperties": {"type": "string"}}, {"type": "null"}], "default": null, "position": 7},
      "timeout": {"title": "Timeout", "type": "number", "default": 10.0, "position": 8},
      "allow_private_urls": {"title": "Allow private URLs", "type": "boolean", "default": true, "position": 9},
      "secrets": {"title": "Secrets", "type": "object", "additionalProperties": true, "default": {}, "position": 10}
    },
    "required": ["name", "url"], "secret_fields": ["secrets.*"], "block_schema_references": {}
  }'),
  ('discord-webhook', 'sha256:9f2539e122af2d5e99f3b6ac21203054b1b74c8d2c7913ec6f1f33475e121bb2', '{notify}'::text[], '{
    "title": "Discord Webhook", "description": "Sends notifications to a Discord channel.", "type": "object", "block_type_slug": "discord-webhook",
    "properties": {
      "notify_type": {"title": "Notify type", "type": "string", "enum": ["info", "success", "warning", "failure"], "default": "info", "position": 0},
      "webhook_id": {"title": "Webhook ID", "type": "string", "format": "password", "writeOnly": true, "position": 1},
      "webhook_token": {"title": "Webhook token", "type": "string", "format": "password", "writeOnly": true, "position": 2},
      "botname": {"title": "Botname", "anyOf": [{"type": "string"}, {"type": "null"}], "default": null, "position": 3},
      "tts": {"title": "Text to speech", "type": "boolean", "default": false, "position": 4},
      "include_image": {"title": "Include image", "type": "boolean", "default": false, "position": 5},
      "avatar": {"title": "Avatar", "type": "boolean", "default": false, "position": 6},
      "avatar_url": {"title": "Avatar URL", "anyOf": [{"type": "string"}, {"type": "null"}], "default": null, "position": 7}
    },
    "required": ["webhook_id", "webhook_token"], "secret_fields": ["webhook_id", "webhook_token"], "block_schema_references": {}
  }'),
  ('local-file-system', 'sha256:eacac7b62617fa97cf472d9a74cbd1fc7db448d5e7c19b812197529a3cab62dc', '{get-directory,put-directory,read-path,write-path}'::text[], '{
    "title": "Local File System", "description": "Keeps data in a folder of the machine that runs the flow.", "type": "object", "block_type_slug": "local-file-system",
    "properties": {
      "basepath": {"title": "Basepath", "anyOf": [{"type": "string"}, {"type": "null"}], "default": null, "position": 0}
    },
    "secret_fields": [], "block_schema_references": {}
  }'),
  ('mattermost-webhook', 'sha256:d1e9cb570895dee0c5878d5138e1509c684d18cdee03b31f763ba53fe0a77d08', '{notify}'::text[], '{
    "title": "Mattermost Webhook", "description": "Sends notifications to channels of a Mattermost server.", "type": "object", "block_type_slug": "mattermost-webhook",
    "properties": {
      "notify_type": {"title": "Notify type", "type": "string", "enum": ["info", "success", "warning", "failure"], "default": "info", "position": 0},
      "hostname": {"title": "Hostname", "type": "string", "position": 1},
      "secure": {"title": "Secure", "type": "boolean", "default": false, "position": 2},
      "token": {"title": "Token", "type": "string", "format": "password", "writeOnly": true, "position": 3},
      "botname": {"title": "Botname", "anyOf": [{"type": "string"}, {"type": "null"}], "default": null, "position": 4},
      "channels": {"title": "Channels", "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}], "default": null, "position": 5},
      "include_image": {"title": "Include image", "type": "boolean", "default": false, "position": 6},
      "path": {"title": "Path", "anyOf": [{"type": "string"}, {"type": "null"}], "default": null, "position": 7},
      "port": {"title": "Port", "type": "integer", "default": 8065, "position": 8}
    },
    "required": ["hostname", "token"], "secret_fields": ["token"], "block_schema_references": {}
  }'),
  ('ms-teams-webhook', 'sha256:cdb80fefc9dd3fa00c654e2f3d5eef0da1991cb29cc6e4c61de48b21b3dd7729', '{notify}'::text[], '{
    "title": "Microsoft Teams Webhook", "description": "Sends notifications to a Microsoft Teams channel.", "type": "object", "block_type_slug": "ms-teams-webhook",
    "properties": {
      "notify_type": {"title": "Notify type", "type": "string", "enum": ["info", "success", "warning", "failure"], "default": "info", "position": 0},
      "url": {"title": "URL", "type": "string", "format": "password", "writeOnly": true, "position": 1},
      "allow_private_urls": {"title": "Allow private URLs", "type": "boolean", "default": true, "position": 2},
      "include_image": {"title": "Include image", "type": "boolean", "default": true, "position": 3},
      "wrap": {"title": "Wrap", "type": "boolean", "default": true, "position": 4}
    },
    "required": ["url"], "secret_fields": ["url"], "block_schema_references": {}
  }'),
  ('opsgenie-webhook', 'sha256:34c7d0d598e8c7ee574742fb471406fd62689bd89578274bf0f4561bcd1daa11', '{notify}'::text[], '{
    "title": "Opsgenie Webhook", "description": "Raises alerts in Opsgenie.", "type": "object", "block_type_slug": "opsgenie-webhook",
    "properties": {
      "notify_type": {"title": "Notify type", "type": "string", "enum": ["info", "success", "warning", "failure"], "default": "info", "position": 0},
      "apikey": {"title": "API key", "type": "string", "format": "password", "writeOnly": true, "position": 1},
      "target_user": {"title": "Target user", "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}], "default": null, "position": 2},
      "target_team": {"title": "Target team", "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}], "default": null, "position": 3},
      "target_schedule": {"title": "Target schedule", "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}], "default": null, "position": 4},
      "target_escalation": {"title": "Target escalation", "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}], "default": null, "position": 5},
      "region_name": {"title": "Region name", "type": "string", "enum": ["us", "eu"], "default": "us", "position": 6},
      "batch": {"title": "Batch", "type": "boolean", "default": false, "position": 7},
      "tags": {"title": "Tags", "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}], "default": null, "position": 8},
      "priority": {"title": "Priority", "anyOf": [{"type": "integer"}, {"type": "null"}], "default": 3, "position": 9},
      "alias": {"title": "Alias", "anyOf": [{"type": "string"}, {"type": "null"}], "default": null, "position": 10},
      "entity": {"title": "Entity", "anyOf": [{"type": "string"}, {"type": "null"}], "default": null, "position": 11},
      "details": {"title": "Details", "anyOf": [{"type": "object", "additionalProperties": {"type": "string"}}, {"type": "null"}], "default": null, "position": 12}
    },
    "required": ["apikey"], "secret_fields": ["apikey"], "block_schema_references": {}
  }'),
  ('pager-duty-webhook', 'sha256:b31ade1557541eb100e0ab335b69bcf394f670f9cae56fcd395fb8ef01ee9dc0', '{notify}'::text[], '{
    "title": "Pager Duty Webhook", "description": "Raises incidents in PagerDuty.", "type": "object", "block_type_slug": "pager-duty-webhook",
    "properties": {
      "notify_type": {"title": "Notify type", "type": "string", "enum": ["info", "success", "warning", "failure"], "default": "info", "position": 0},
      "integration_key": {"title": "Integration key", "type": "string", "format": "password", "writeOnly": true, "position": 1},
      "api_key": {"title": "API key", "type": "string", "format": "password", "writeOnly": true, "position": 2},
      "source": {"title": "Source", "anyOf": [{"type": "string"}, {"type": "null"}], "default": "Prefect", "position": 3},
      "component": {"title": "Component", "type": "string", "default": "Notification", "position": 4},
      "group": {"title": "Group", "anyOf": [{"type": "string"}, {"type": "null"}], "default": null, "position": 5},
      "class_id": {"title": "Class ID", "anyOf": [{"type": "string"}, {"type": "null"}], "default": null, "position": 6},
      "region_name": {"title": "Region name", "type": "string", "enum": ["us", "eu"], "default": "us", "position": 7},
      "clickable_url": {"title": "Clickable URL", "anyOf": [{"type": "string", "format": "uri"}, {"type": "null"}], "default": null, "position": 8},
      "include_image": {"title": "Include image", "type": "boolean", "default": true, "position": 9},
      "custom_details": {"title": "Custom details", "anyOf": [{"type": "object", "additionalProperties": {"type": "string"}}, {"type": "null"}], "default": null, "position": 10}
    },
    "required": ["integration_key", "api_key"], "secret_fields": ["integration_key", "api_key"], "block_schema_references": {}
  }'),
  ('remote-file-system', 'sha256:84b61697bbaa11e75c9ab722ea10fd4cb7458cffccc90c44b3f37f5df7c0a479', '{get-directory,put-directory,read-path,write-path}'::text[], '{
    "title": "Remote File System", "description": "Keeps data in any place that fsspec can reach.", "type": "object", "block_type_slug": "remote-file-system",
    "properties": {
      "basepath": {"title": "Basepath", "type": "string", "position": 0},
      "settings": {"title": "Settings", "type": "object", "additionalProperties": true, "default": {}, "position": 1}
    },
    "required": ["basepath"], "secret_fields": [], "block_schema_references": {}
  }'),
  ('secret', 'sha256:24e1531233af45c38a0e8b978eb7253d4e58016547ec3ccd39d4f847400a4f8c', '{}'::text[], '{
    "title": "Secret", "description": "Keeps one value that is hidden wherever it is shown.", "type": "object", "block_type_slug": "secret",
    "properties": {
      "value": {"title": "Value", "anyOf": [{"type": "string", "format": "password", "writeOnly": true}, {"title": "string", "type": "string"}, {"title": "JSON", "$ref": "#/definitions/JsonValue"}], "format": "password", "writeOnly": true, "position": 0}
    },
    "required": ["value"], "secret_fields": ["value"], "block_schema_references": {}, "definitions": {"JsonValue": {}}
  }'),
  ('sendgrid-email', 'sha256:f8c8aecf37c2f3faa4ec892de3d7ff4ee27fa8236aa9b14d9f4a7da405cba10a', '{notify}'::text[], '{
    "title": "Sendgrid Email", "description": "Sends notifications by e-mail through SendGrid.", "type": "object", "block_type_slug": "sendgrid-email",
    "properties": {
      "notify_type": {"title": "Notify type", "type": "string", "enum": ["info", "success", "warning", "failure"], "default": "info", "position": 0},
      "api_key": {"title": "API key", "type": "string", "format": "password", "writeOnly": true, "position": 1},
      "sender_email": {"title": "Sender email", "type": "string", "position": 2},
      "to_emails": {"title": "Recipients", "type": "array", "items": {"type": "string"}, "position": 3}
    },
    "required": ["api_key", "sender_email", "to_emails"], "secret_fields": ["api_key"], "block_schema_references": {}
  }'),
  ('slack-webhook', 'sha256:1a672ba2a40f502aa5d0a3a58ddd5a64bfb79f5d011b4e6f393d13b7863dc061', '{notify}'::text[], '{
    "title": "Slack Webhook", "description": "Sends notifications to a Slack channel.", "type": "object", "block_type_slug": "slack-webhook",
    "properties": {
      "notify_type": {"title": "Notify type", "type": "string", "enum": ["info", "success", "warning", "failure"], "default": "info", "position": 0},
      "url": {"title": "URL", "type": "string", "format": "password", "writeOnly": true, "position": 1},
      "allow_private_urls": {"title": "Allow private URLs", "type": "boolean", "default": true, "position": 2}
    },
    "required": ["url"], "secret_fields": ["url"], "block_schema_references": {}
  }'),
  ('smb', 'sha256:4a0b712351c733f1785720c57aeccd04384dc829b0468deb817ebc4d7efe6669', '{get-directory,put-directory,read-path,write-path}'::text[], '{
    "title": "SMB", "description": "Keeps data on a file share that speaks SMB.", "type": "object", "block_type_slug": "smb",
    "properties": {
      "share_path": {"title": "Share path", "type": "string", "position": 0},
      "smb_username": {"title": "SMB user name", "anyOf": [{"type": "string", "format": "password", "writeOnly": true}, {"type": "null"}], "default": null, "position": 1},
      "smb_password": {"title": "SMB password", "anyOf": [{"type": "string", "format": "password", "writeOnly": true}, {"type": "null"}], "default": null, "position": 2},
      "smb_host": {"title": "SMB host", "type": "string", "position": 3},
      "smb_port": {"title": "SMB port", "anyOf": [{"type": "integer"}, {"type": "null"}], "default": null, "position": 4}
    },
    "required": ["share_path", "smb_host"], "secret_fields": ["smb_username", "smb_password"], "block_schema_references": {}
  }'),
  ('twilio-sms', 'sha256:0e41616b79ba0b5df227311cf94291ab289ae9c7edfa1dde6ab4e076c13abe8a', '{notify}'::text[], '{
    "title": "Twilio SMS", "description": "Sends notifications as text messages through Twilio.", "type": "object", "block_type_slug": "twilio-sms",
    "properties": {
      "notify_type": {"title": "Notify type", "type": "string", "enum": ["info", "success", "warning", "failure"], "default": "info", "position": 0},
      "account_sid": {"title": "Account SID", "type": "string", "position": 1},
      "auth_token": {"title": "Auth token", "type": "string", "format": "password", "writeOnly": true, "position": 2},
      "from_phone_number": {"title": "From phone number", "type": "string", "position": 3},
      "to_phone_numbers": {"title": "To phone numbers", "type": "array", "items": {"type": "string"}, "position": 4}
    },
    "required": ["account_sid", "auth_token", "from_phone_number", "to_phone_numbers"], "secret_fields": ["auth_token"], "block_schema_references": {}
  }'),
  ('webhook', 'sha256:9061c8cbcbc6d665139635a9ab83aded12ed56fbdb1e2d836e9402eae4387cb0', '{}'::text[], '{
    "title": "Webhook", "description": "Calls an address over HTTP.", "type": "object", "block_type_slug": "webhook",
    "properties": {
      "method": {"title": "Method", "type": "string", "enum": ["GET", "POST", "PUT", "PATCH", "DELETE"], "default": "POST", "position": 0},
      "url": {"title": "URL", "type": "string", "format": "password", "writeOnly": true, "position": 1},
      "headers": {"title": "Headers", "type": "object", "additionalProperties": true, "default": {}, "position": 2},
      "allow_private_urls": {"title": "Allow private URLs", "type": "boolean", "default": true, "position": 3},
      "verify": {"title": "Verify", "type": "boolean", "default": true, "position": 4}
    },
    "required": ["url"], "secret_fields": ["headers.*", "url"], "block_schema_references": {}
  }')
) as builtin (slug, checksum, capabilities, fields)
join /*schema*/block_type t on t.slug = builtin.slug
on conflict (checksum, version) do nothing;
