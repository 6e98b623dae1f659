CREATE TABLE IF NOT EXISTS "users" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "email" text COLLATE "C" NOT NULL,
  "email_folded" text COLLATE "C",
  "kind" text COLLATE "C" NOT NULL,
  "person" uuid,
  "person_object" text COLLATE "C",
  "manager" uuid,
  "roles" text COLLATE "C",
  "language" text COLLATE "C" NOT NULL,
  "zone" text COLLATE "C",
  "zone_folded" text COLLATE "C",
  "is_active" boolean NOT NULL,
  "last_sign_in_at" bigint,
  "password_hash" text COLLATE "C",
  "password_hash_folded" text COLLATE "C",
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "departments" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "parent" uuid,
  "head" uuid,
  "position" bigint,
  CONSTRAINT departments_pkey PRIMARY KEY (id),
  CONSTRAINT departments_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "memberships" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "user" uuid NOT NULL,
  "is_main" boolean NOT NULL,
  "position" text COLLATE "C",
  "position_folded" text COLLATE "C",
  "position_sort" bytea,
  "from" bigint,
  "to" bigint,
  CONSTRAINT memberships_pkey PRIMARY KEY (id),
  CONSTRAINT memberships_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "teams" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "description" text COLLATE "C",
  "description_folded" text COLLATE "C",
  "description_sort" bytea,
  "members" text COLLATE "C",
  CONSTRAINT teams_pkey PRIMARY KEY (id),
  CONSTRAINT teams_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "roles" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "code" text COLLATE "C",
  "code_folded" text COLLATE "C",
  "description" text COLLATE "C",
  "description_folded" text COLLATE "C",
  "description_sort" bytea,
  "grants" text COLLATE "C" NOT NULL,
  CONSTRAINT roles_pkey PRIMARY KEY (id),
  CONSTRAINT roles_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "shares" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "record" uuid NOT NULL,
  "record_object" text COLLATE "C",
  "grantee" uuid NOT NULL,
  "grantee_object" text COLLATE "C",
  "level" text COLLATE "C" NOT NULL,
  "expires_at" bigint,
  CONSTRAINT shares_pkey PRIMARY KEY (id),
  CONSTRAINT shares_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "sessions" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "user" uuid NOT NULL,
  "token_digest" text COLLATE "C" NOT NULL,
  "token_digest_folded" text COLLATE "C",
  "client" text COLLATE "C",
  "client_folded" text COLLATE "C",
  "client_sort" bytea,
  "address" text COLLATE "C",
  "address_folded" text COLLATE "C",
  "expires_at" bigint NOT NULL,
  "last_seen_at" bigint,
  "revoked_at" bigint,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "api_keys" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "user" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "token_digest" text COLLATE "C" NOT NULL,
  "token_digest_folded" text COLLATE "C",
  "hint" text COLLATE "C",
  "hint_folded" text COLLATE "C",
  "role" uuid,
  "scope" text COLLATE "C" NOT NULL,
  "expires_at" bigint,
  "last_seen_at" bigint,
  "revoked_at" bigint,
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT api_keys_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "settings" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "key" text COLLATE "C" NOT NULL,
  "key_folded" text COLLATE "C",
  "value" text COLLATE "C",
  CONSTRAINT settings_pkey PRIMARY KEY (id),
  CONSTRAINT settings_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "saved_views" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "object" text COLLATE "C" NOT NULL,
  "object_folded" text COLLATE "C",
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "scope" text COLLATE "C" NOT NULL,
  "team" uuid,
  "definition" text COLLATE "C" NOT NULL,
  "position" bigint,
  CONSTRAINT saved_views_pkey PRIMARY KEY (id),
  CONSTRAINT saved_views_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "files" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "media_type" text COLLATE "C" NOT NULL,
  "media_type_folded" text COLLATE "C",
  "size" bigint NOT NULL,
  "digest" text COLLATE "C" NOT NULL,
  "digest_folded" text COLLATE "C",
  "record" uuid,
  "record_object" text COLLATE "C",
  CONSTRAINT files_pkey PRIMARY KEY (id),
  CONSTRAINT files_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "comments" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "record" uuid NOT NULL,
  "record_object" text COLLATE "C",
  "body" text COLLATE "C" NOT NULL,
  "body_folded" text COLLATE "C",
  "mentions" text COLLATE "C",
  CONSTRAINT comments_pkey PRIMARY KEY (id),
  CONSTRAINT comments_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "notifications" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "recipient" uuid NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "kind_folded" text COLLATE "C",
  "title" text COLLATE "C" NOT NULL,
  "title_folded" text COLLATE "C",
  "title_sort" bytea,
  "body" text COLLATE "C",
  "body_folded" text COLLATE "C",
  "record" uuid,
  "record_object" text COLLATE "C",
  "read_at" bigint,
  CONSTRAINT notifications_pkey PRIMARY KEY (id),
  CONSTRAINT notifications_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "working_calendars" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "workday_start" bigint NOT NULL,
  "workday_end" bigint NOT NULL,
  "weekdays" text COLLATE "C" NOT NULL,
  CONSTRAINT working_calendars_pkey PRIMARY KEY (id),
  CONSTRAINT working_calendars_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "calendar_days" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "calendar" uuid NOT NULL,
  "day" bigint NOT NULL,
  "is_working" boolean NOT NULL,
  "name_zh" text COLLATE "C",
  "name_zh_folded" text COLLATE "C",
  "name_zh_sort" bytea,
  "name_en" text COLLATE "C",
  "name_en_folded" text COLLATE "C",
  "name_en_sort" bytea,
  CONSTRAINT calendar_days_pkey PRIMARY KEY (id),
  CONSTRAINT calendar_days_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "imports" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "file_name" text COLLATE "C" NOT NULL,
  "file_name_folded" text COLLATE "C",
  "file_name_sort" bytea,
  "file_size" bigint,
  "object" text COLLATE "C" NOT NULL,
  "object_folded" text COLLATE "C",
  "object_sort" bytea,
  "state" text COLLATE "C" NOT NULL,
  "finished_at" bigint,
  "read" bigint,
  "created" bigint,
  "updated" bigint,
  "skipped" bigint,
  "rejected" bigint,
  CONSTRAINT imports_pkey PRIMARY KEY (id),
  CONSTRAINT imports_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "import_chunks" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "import" uuid NOT NULL,
  "number" bigint NOT NULL,
  "operation" text COLLATE "C" NOT NULL,
  "operation_folded" text COLLATE "C",
  "operation_sort" bytea,
  "read" bigint,
  "created" bigint,
  "updated" bigint,
  "skipped" bigint,
  "rejected" bigint,
  CONSTRAINT import_chunks_pkey PRIMARY KEY (id),
  CONSTRAINT import_chunks_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "accounts" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "kind" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "short_name" text COLLATE "C",
  "short_name_folded" text COLLATE "C",
  "short_name_sort" bytea,
  "aliases" text COLLATE "C",
  "registration_number" text COLLATE "C",
  "registration_number_folded" text COLLATE "C",
  "external_id" text COLLATE "C",
  "external_id_folded" text COLLATE "C",
  "parent" uuid,
  "person" uuid,
  "industry" text COLLATE "C",
  "size" text COLLATE "C",
  "level" text COLLATE "C",
  "lifecycle_stage" text COLLATE "C",
  "source" text COLLATE "C",
  "tags" text COLLATE "C",
  "annual_revenue" bigint,
  "annual_revenue_amount" bigint,
  "annual_revenue_currency" text COLLATE "C",
  "annual_revenue_rate" bigint,
  "annual_revenue_rate_date" bigint,
  "employees" bigint,
  "year_established" bigint,
  "website" text COLLATE "C",
  "website_folded" text COLLATE "C",
  "address" text COLLATE "C",
  "address_country" text COLLATE "C",
  "address_adcode" text COLLATE "C",
  "address_province" text COLLATE "C",
  "address_city" text COLLATE "C",
  "address_district" text COLLATE "C",
  "address_street" text COLLATE "C",
  "address_postcode" text COLLATE "C",
  "address_latitude" bigint,
  "address_longitude" bigint,
  "shipping_address" text COLLATE "C",
  "shipping_address_country" text COLLATE "C",
  "shipping_address_adcode" text COLLATE "C",
  "shipping_address_province" text COLLATE "C",
  "shipping_address_city" text COLLATE "C",
  "shipping_address_district" text COLLATE "C",
  "shipping_address_street" text COLLATE "C",
  "shipping_address_postcode" text COLLATE "C",
  "shipping_address_latitude" bigint,
  "shipping_address_longitude" bigint,
  "description" text COLLATE "C",
  "description_folded" text COLLATE "C",
  "last_activity_at" bigint,
  "next_activity_at" bigint,
  CONSTRAINT accounts_pkey PRIMARY KEY (id),
  CONSTRAINT accounts_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "account_relations" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "account" uuid NOT NULL,
  "counterpart" uuid NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "from" bigint,
  "to" bigint,
  "description" text COLLATE "C",
  "description_folded" text COLLATE "C",
  "description_sort" bytea,
  CONSTRAINT account_relations_pkey PRIMARY KEY (id),
  CONSTRAINT account_relations_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "contacts" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "family_name" text COLLATE "C",
  "family_name_folded" text COLLATE "C",
  "family_name_sort" bytea,
  "given_name" text COLLATE "C",
  "given_name_folded" text COLLATE "C",
  "given_name_sort" bytea,
  "nickname" text COLLATE "C",
  "nickname_folded" text COLLATE "C",
  "nickname_sort" bytea,
  "salutation" text COLLATE "C",
  "salutation_folded" text COLLATE "C",
  "salutation_sort" bytea,
  "external_id" text COLLATE "C",
  "external_id_folded" text COLLATE "C",
  "gender" text COLLATE "C",
  "birthday" text COLLATE "C",
  "birthday_next" bigint,
  "language" text COLLATE "C",
  "language_folded" text COLLATE "C",
  "address" text COLLATE "C",
  "address_country" text COLLATE "C",
  "address_adcode" text COLLATE "C",
  "address_province" text COLLATE "C",
  "address_city" text COLLATE "C",
  "address_district" text COLLATE "C",
  "address_street" text COLLATE "C",
  "address_postcode" text COLLATE "C",
  "address_latitude" bigint,
  "address_longitude" bigint,
  "preferred_channel" text COLLATE "C",
  "do_not_contact" boolean NOT NULL,
  "lifecycle_stage" text COLLATE "C",
  "source" text COLLATE "C",
  "tags" text COLLATE "C",
  "description" text COLLATE "C",
  "description_folded" text COLLATE "C",
  "last_activity_at" bigint,
  "next_activity_at" bigint,
  CONSTRAINT contacts_pkey PRIMARY KEY (id),
  CONSTRAINT contacts_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "affiliations" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "contact" uuid NOT NULL,
  "account" uuid NOT NULL,
  "position" text COLLATE "C",
  "position_folded" text COLLATE "C",
  "position_sort" bytea,
  "department_name" text COLLATE "C",
  "department_name_folded" text COLLATE "C",
  "department_name_sort" bytea,
  "is_primary" boolean NOT NULL,
  "from" bigint,
  "to" bigint,
  CONSTRAINT affiliations_pkey PRIMARY KEY (id),
  CONSTRAINT affiliations_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "contact_points" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "contact" uuid,
  "account" uuid,
  "kind" text COLLATE "C" NOT NULL,
  "raw" text COLLATE "C" NOT NULL,
  "raw_folded" text COLLATE "C",
  "raw_sort" bytea,
  "normalised" text COLLATE "C",
  "normalised_folded" text COLLATE "C",
  "extension" text COLLATE "C",
  "extension_folded" text COLLATE "C",
  "app" text COLLATE "C",
  "app_folded" text COLLATE "C",
  "label" text COLLATE "C",
  "label_folded" text COLLATE "C",
  "label_sort" bytea,
  "is_primary" boolean NOT NULL,
  "is_verified" boolean NOT NULL,
  "state" text COLLATE "C" NOT NULL,
  "source" text COLLATE "C",
  CONSTRAINT contact_points_pkey PRIMARY KEY (id),
  CONSTRAINT contact_points_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "consents" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "contact_point" uuid NOT NULL,
  "purpose" text COLLATE "C" NOT NULL,
  "channel" text COLLATE "C" NOT NULL,
  "decision" text COLLATE "C" NOT NULL,
  "text_version" text COLLATE "C",
  "text_version_folded" text COLLATE "C",
  "given_at" bigint NOT NULL,
  "evidence" text COLLATE "C",
  "evidence_folded" text COLLATE "C",
  CONSTRAINT consents_pkey PRIMARY KEY (id),
  CONSTRAINT consents_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "activities" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "kind" text COLLATE "C" NOT NULL,
  "status" text COLLATE "C" NOT NULL,
  "subject" text COLLATE "C" NOT NULL,
  "subject_folded" text COLLATE "C",
  "subject_sort" bytea,
  "content" text COLLATE "C",
  "content_folded" text COLLATE "C",
  "outcome" text COLLATE "C",
  "outcome_folded" text COLLATE "C",
  "outcome_sort" bytea,
  "start_at" bigint NOT NULL,
  "end_at" bigint,
  "place" text COLLATE "C",
  "place_folded" text COLLATE "C",
  "place_sort" bytea,
  "links" text COLLATE "C",
  "participants" text COLLATE "C",
  CONSTRAINT activities_pkey PRIMARY KEY (id),
  CONSTRAINT activities_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "tasks" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "title" text COLLATE "C" NOT NULL,
  "title_folded" text COLLATE "C",
  "title_sort" bytea,
  "description" text COLLATE "C",
  "description_folded" text COLLATE "C",
  "status" text COLLATE "C" NOT NULL,
  "priority" text COLLATE "C" NOT NULL,
  "due_at" bigint,
  "remind_at" bigint,
  "completed_at" bigint,
  "checklist" text COLLATE "C",
  "repeat" text COLLATE "C",
  "repeat_folded" text COLLATE "C",
  "record" uuid,
  "record_object" text COLLATE "C",
  CONSTRAINT tasks_pkey PRIMARY KEY (id),
  CONSTRAINT tasks_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "pipelines" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "description" text COLLATE "C",
  "description_folded" text COLLATE "C",
  "description_sort" bytea,
  CONSTRAINT pipelines_pkey PRIMARY KEY (id),
  CONSTRAINT pipelines_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "pipeline_stages" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "pipeline" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "position" bigint NOT NULL,
  "status" text COLLATE "C" NOT NULL,
  "probability" bigint,
  "forecast_category" text COLLATE "C",
  CONSTRAINT pipeline_stages_pkey PRIMARY KEY (id),
  CONSTRAINT pipeline_stages_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "opportunities" (
  "id" uuid NOT NULL,
  "version" bigint NOT NULL,
  "owner" uuid,
  "department" uuid,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "name" text COLLATE "C" NOT NULL,
  "name_folded" text COLLATE "C",
  "name_sort" bytea,
  "external_id" text COLLATE "C",
  "external_id_folded" text COLLATE "C",
  "account" uuid,
  "stage" uuid NOT NULL,
  "status" text COLLATE "C",
  "status_sort" bytea,
  "amount" bigint,
  "amount_amount" bigint,
  "amount_currency" text COLLATE "C",
  "amount_rate" bigint,
  "amount_rate_date" bigint,
  "probability" bigint,
  "close_date" bigint,
  "next_step" text COLLATE "C",
  "next_step_folded" text COLLATE "C",
  "next_step_sort" bytea,
  "source" text COLLATE "C",
  "source_folded" text COLLATE "C",
  "source_sort" bytea,
  "type" text COLLATE "C",
  "type_folded" text COLLATE "C",
  "type_sort" bytea,
  "description" text COLLATE "C",
  "description_folded" text COLLATE "C",
  CONSTRAINT opportunities_pkey PRIMARY KEY (id),
  CONSTRAINT opportunities_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "users_roles" (
  owner_id uuid NOT NULL REFERENCES "users" (id),
  position bigint NOT NULL,
  value uuid NOT NULL,
  PRIMARY KEY (owner_id, position)
);
CREATE INDEX IF NOT EXISTS "users_roles_value_idx" ON "users_roles" (value, owner_id);
CREATE TABLE IF NOT EXISTS "teams_members" (
  owner_id uuid NOT NULL REFERENCES "teams" (id),
  position bigint NOT NULL,
  value uuid NOT NULL,
  PRIMARY KEY (owner_id, position)
);
CREATE INDEX IF NOT EXISTS "teams_members_value_idx" ON "teams_members" (value, owner_id);
CREATE TABLE IF NOT EXISTS "comments_mentions" (
  owner_id uuid NOT NULL REFERENCES "comments" (id),
  position bigint NOT NULL,
  value uuid NOT NULL,
  PRIMARY KEY (owner_id, position)
);
CREATE INDEX IF NOT EXISTS "comments_mentions_value_idx" ON "comments_mentions" (value, owner_id);
CREATE TABLE IF NOT EXISTS "working_calendars_weekdays" (
  owner_id uuid NOT NULL REFERENCES "working_calendars" (id),
  position bigint NOT NULL,
  value text COLLATE "C" NOT NULL,
  PRIMARY KEY (owner_id, position)
);
CREATE INDEX IF NOT EXISTS "working_calendars_weekdays_value_idx" ON "working_calendars_weekdays" (value, owner_id);
CREATE TABLE IF NOT EXISTS "accounts_aliases" (
  owner_id uuid NOT NULL REFERENCES "accounts" (id),
  position bigint NOT NULL,
  value text COLLATE "C" NOT NULL,
  PRIMARY KEY (owner_id, position)
);
CREATE INDEX IF NOT EXISTS "accounts_aliases_value_idx" ON "accounts_aliases" (value, owner_id);
CREATE TABLE IF NOT EXISTS "accounts_tags" (
  owner_id uuid NOT NULL REFERENCES "accounts" (id),
  position bigint NOT NULL,
  value text COLLATE "C" NOT NULL,
  PRIMARY KEY (owner_id, position)
);
CREATE INDEX IF NOT EXISTS "accounts_tags_value_idx" ON "accounts_tags" (value, owner_id);
CREATE TABLE IF NOT EXISTS "contacts_tags" (
  owner_id uuid NOT NULL REFERENCES "contacts" (id),
  position bigint NOT NULL,
  value text COLLATE "C" NOT NULL,
  PRIMARY KEY (owner_id, position)
);
CREATE INDEX IF NOT EXISTS "contacts_tags_value_idx" ON "contacts_tags" (value, owner_id);
CREATE TABLE IF NOT EXISTS "activities_links" (
  owner_id uuid NOT NULL REFERENCES "activities" (id),
  position bigint NOT NULL,
  value uuid NOT NULL,
  PRIMARY KEY (owner_id, position)
);
CREATE INDEX IF NOT EXISTS "activities_links_value_idx" ON "activities_links" (value, owner_id);
CREATE TABLE IF NOT EXISTS "activities_participants" (
  owner_id uuid NOT NULL REFERENCES "activities" (id),
  position bigint NOT NULL,
  value uuid NOT NULL,
  PRIMARY KEY (owner_id, position)
);
CREATE INDEX IF NOT EXISTS "activities_participants_value_idx" ON "activities_participants" (value, owner_id);
CREATE UNIQUE INDEX IF NOT EXISTS "users_email_key" ON "users" ("email") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_owner_idx" ON "users" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_department_idx" ON "users" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_created_at_idx" ON "users" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_updated_at_idx" ON "users" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_name_sort_idx" ON "users" ("name_sort" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_person_idx" ON "users" ("person" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_manager_idx" ON "users" ("manager" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_owner_idx" ON "departments" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_department_idx" ON "departments" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_created_at_idx" ON "departments" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_updated_at_idx" ON "departments" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_name_sort_idx" ON "departments" ("name_sort" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_parent_idx" ON "departments" ("parent" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_head_idx" ON "departments" ("head" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "memberships_owner_idx" ON "memberships" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "memberships_department_idx" ON "memberships" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "memberships_created_at_idx" ON "memberships" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "memberships_updated_at_idx" ON "memberships" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "memberships_user_idx" ON "memberships" ("user" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "teams_owner_idx" ON "teams" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "teams_department_idx" ON "teams" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "teams_created_at_idx" ON "teams" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "teams_updated_at_idx" ON "teams" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "teams_name_sort_idx" ON "teams" ("name_sort" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "roles_name_key" ON "roles" ("name") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "roles_code_key" ON "roles" ("code") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "roles_owner_idx" ON "roles" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "roles_department_idx" ON "roles" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "roles_created_at_idx" ON "roles" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "roles_updated_at_idx" ON "roles" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_owner_idx" ON "shares" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_department_idx" ON "shares" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_created_at_idx" ON "shares" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_updated_at_idx" ON "shares" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_record_idx" ON "shares" ("record" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_grantee_idx" ON "shares" ("grantee" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_expires_at_idx" ON "shares" ("expires_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "sessions_token_digest_key" ON "sessions" ("token_digest") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_owner_idx" ON "sessions" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_department_idx" ON "sessions" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_created_at_idx" ON "sessions" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_updated_at_idx" ON "sessions" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_user_idx" ON "sessions" ("user" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_expires_at_idx" ON "sessions" ("expires_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "api_keys_token_digest_key" ON "api_keys" ("token_digest") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_owner_idx" ON "api_keys" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_department_idx" ON "api_keys" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_created_at_idx" ON "api_keys" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_updated_at_idx" ON "api_keys" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_user_idx" ON "api_keys" ("user" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_role_idx" ON "api_keys" ("role" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_expires_at_idx" ON "api_keys" ("expires_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "settings_key_key" ON "settings" ("key") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "settings_owner_idx" ON "settings" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "settings_department_idx" ON "settings" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "settings_created_at_idx" ON "settings" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "settings_updated_at_idx" ON "settings" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_owner_idx" ON "saved_views" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_department_idx" ON "saved_views" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_created_at_idx" ON "saved_views" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_updated_at_idx" ON "saved_views" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_team_idx" ON "saved_views" ("team" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_object_name_sort_idx" ON "saved_views" ("object" NULLS FIRST, "name_sort" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_owner_idx" ON "files" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_department_idx" ON "files" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_created_at_idx" ON "files" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_updated_at_idx" ON "files" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_digest_idx" ON "files" ("digest" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_record_idx" ON "files" ("record" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "comments_owner_idx" ON "comments" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "comments_department_idx" ON "comments" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "comments_created_at_idx" ON "comments" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "comments_updated_at_idx" ON "comments" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "comments_record_idx" ON "comments" ("record" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_owner_idx" ON "notifications" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_department_idx" ON "notifications" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_created_at_idx" ON "notifications" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_updated_at_idx" ON "notifications" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_recipient_idx" ON "notifications" ("recipient" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_record_idx" ON "notifications" ("record" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_recipient_read_at_idx" ON "notifications" ("recipient" NULLS FIRST, "read_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "working_calendars_name_key" ON "working_calendars" ("name") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "working_calendars_owner_idx" ON "working_calendars" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "working_calendars_department_idx" ON "working_calendars" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "working_calendars_created_at_idx" ON "working_calendars" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "working_calendars_updated_at_idx" ON "working_calendars" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "calendar_days_calendar_day_key" ON "calendar_days" ("calendar", "day") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "calendar_days_owner_idx" ON "calendar_days" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "calendar_days_department_idx" ON "calendar_days" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "calendar_days_created_at_idx" ON "calendar_days" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "calendar_days_updated_at_idx" ON "calendar_days" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "calendar_days_calendar_idx" ON "calendar_days" ("calendar" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "imports_owner_idx" ON "imports" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "imports_department_idx" ON "imports" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "imports_created_at_idx" ON "imports" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "imports_updated_at_idx" ON "imports" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_owner_idx" ON "import_chunks" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_department_idx" ON "import_chunks" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_created_at_idx" ON "import_chunks" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_updated_at_idx" ON "import_chunks" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_import_idx" ON "import_chunks" ("import" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_import_number_idx" ON "import_chunks" ("import" NULLS FIRST, "number" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_owner_idx" ON "accounts" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_department_idx" ON "accounts" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_created_at_idx" ON "accounts" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_updated_at_idx" ON "accounts" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_name_sort_idx" ON "accounts" ("name_sort" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_registration_number_idx" ON "accounts" ("registration_number" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_external_id_idx" ON "accounts" ("external_id" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_parent_idx" ON "accounts" ("parent" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_person_idx" ON "accounts" ("person" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_industry_idx" ON "accounts" ("industry" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_level_idx" ON "accounts" ("level" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_lifecycle_stage_idx" ON "accounts" ("lifecycle_stage" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_last_activity_at_idx" ON "accounts" ("last_activity_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_next_activity_at_idx" ON "accounts" ("next_activity_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_owner_idx" ON "account_relations" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_department_idx" ON "account_relations" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_created_at_idx" ON "account_relations" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_updated_at_idx" ON "account_relations" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_account_idx" ON "account_relations" ("account" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_counterpart_idx" ON "account_relations" ("counterpart" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_owner_idx" ON "contacts" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_department_idx" ON "contacts" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_created_at_idx" ON "contacts" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_updated_at_idx" ON "contacts" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_name_sort_idx" ON "contacts" ("name_sort" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_external_id_idx" ON "contacts" ("external_id" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_lifecycle_stage_idx" ON "contacts" ("lifecycle_stage" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_last_activity_at_idx" ON "contacts" ("last_activity_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_next_activity_at_idx" ON "contacts" ("next_activity_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_owner_idx" ON "affiliations" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_department_idx" ON "affiliations" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_created_at_idx" ON "affiliations" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_updated_at_idx" ON "affiliations" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_contact_idx" ON "affiliations" ("contact" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_account_idx" ON "affiliations" ("account" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_position_sort_idx" ON "affiliations" ("position_sort" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_account_is_primary_idx" ON "affiliations" ("account" NULLS FIRST, "is_primary" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_owner_idx" ON "contact_points" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_department_idx" ON "contact_points" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_created_at_idx" ON "contact_points" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_updated_at_idx" ON "contact_points" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_contact_idx" ON "contact_points" ("contact" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_account_idx" ON "contact_points" ("account" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_kind_normalised_idx" ON "contact_points" ("kind" NULLS FIRST, "normalised" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_owner_idx" ON "consents" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_department_idx" ON "consents" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_created_at_idx" ON "consents" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_updated_at_idx" ON "consents" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_contact_point_idx" ON "consents" ("contact_point" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_contact_point_purpose_given_at_idx" ON "consents" ("contact_point" NULLS FIRST, "purpose" NULLS FIRST, "given_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_owner_idx" ON "activities" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_department_idx" ON "activities" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_created_at_idx" ON "activities" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_updated_at_idx" ON "activities" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_start_at_idx" ON "activities" ("start_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_owner_status_start_at_idx" ON "activities" ("owner" NULLS FIRST, "status" NULLS FIRST, "start_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_owner_idx" ON "tasks" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_department_idx" ON "tasks" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_created_at_idx" ON "tasks" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_updated_at_idx" ON "tasks" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_due_at_idx" ON "tasks" ("due_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_remind_at_idx" ON "tasks" ("remind_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_record_idx" ON "tasks" ("record" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_owner_status_due_at_idx" ON "tasks" ("owner" NULLS FIRST, "status" NULLS FIRST, "due_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "pipelines_name_key" ON "pipelines" ("name") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipelines_owner_idx" ON "pipelines" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipelines_department_idx" ON "pipelines" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipelines_created_at_idx" ON "pipelines" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipelines_updated_at_idx" ON "pipelines" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "pipeline_stages_pipeline_name_key" ON "pipeline_stages" ("pipeline", "name") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipeline_stages_owner_idx" ON "pipeline_stages" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipeline_stages_department_idx" ON "pipeline_stages" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipeline_stages_created_at_idx" ON "pipeline_stages" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipeline_stages_updated_at_idx" ON "pipeline_stages" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipeline_stages_pipeline_idx" ON "pipeline_stages" ("pipeline" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_owner_idx" ON "opportunities" ("owner" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_department_idx" ON "opportunities" ("department" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_created_at_idx" ON "opportunities" ("created_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_updated_at_idx" ON "opportunities" ("updated_at" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_name_sort_idx" ON "opportunities" ("name_sort" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_external_id_idx" ON "opportunities" ("external_id" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_account_idx" ON "opportunities" ("account" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_stage_idx" ON "opportunities" ("stage" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_status_sort_idx" ON "opportunities" ("status_sort" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_amount_idx" ON "opportunities" ("amount" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_close_date_idx" ON "opportunities" ("close_date" NULLS FIRST, "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_stage_close_date_idx" ON "opportunities" ("stage" NULLS FIRST, "close_date" NULLS FIRST, "id") WHERE deleted_at IS NULL;
ALTER TABLE "users" ADD CONSTRAINT "users_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "users" ADD CONSTRAINT "users_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "users" ADD CONSTRAINT "users_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "users" ADD CONSTRAINT "users_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "users" ADD CONSTRAINT "users_manager_fkey" FOREIGN KEY ("manager") REFERENCES "users" (id);
ALTER TABLE "departments" ADD CONSTRAINT "departments_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "departments" ADD CONSTRAINT "departments_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "departments" ADD CONSTRAINT "departments_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "departments" ADD CONSTRAINT "departments_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "departments" ADD CONSTRAINT "departments_parent_fkey" FOREIGN KEY ("parent") REFERENCES "departments" (id);
ALTER TABLE "departments" ADD CONSTRAINT "departments_head_fkey" FOREIGN KEY ("head") REFERENCES "users" (id);
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_fkey" FOREIGN KEY ("user") REFERENCES "users" (id);
ALTER TABLE "teams" ADD CONSTRAINT "teams_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "teams" ADD CONSTRAINT "teams_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "teams" ADD CONSTRAINT "teams_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "teams" ADD CONSTRAINT "teams_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "roles" ADD CONSTRAINT "roles_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "roles" ADD CONSTRAINT "roles_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "roles" ADD CONSTRAINT "roles_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "roles" ADD CONSTRAINT "roles_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "shares" ADD CONSTRAINT "shares_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "shares" ADD CONSTRAINT "shares_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "shares" ADD CONSTRAINT "shares_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "shares" ADD CONSTRAINT "shares_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_fkey" FOREIGN KEY ("user") REFERENCES "users" (id);
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_fkey" FOREIGN KEY ("user") REFERENCES "users" (id);
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_role_fkey" FOREIGN KEY ("role") REFERENCES "roles" (id);
ALTER TABLE "settings" ADD CONSTRAINT "settings_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "settings" ADD CONSTRAINT "settings_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "settings" ADD CONSTRAINT "settings_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "settings" ADD CONSTRAINT "settings_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_team_fkey" FOREIGN KEY ("team") REFERENCES "teams" (id);
ALTER TABLE "files" ADD CONSTRAINT "files_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "files" ADD CONSTRAINT "files_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "files" ADD CONSTRAINT "files_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "files" ADD CONSTRAINT "files_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "comments" ADD CONSTRAINT "comments_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "comments" ADD CONSTRAINT "comments_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "comments" ADD CONSTRAINT "comments_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "comments" ADD CONSTRAINT "comments_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_recipient_fkey" FOREIGN KEY ("recipient") REFERENCES "users" (id);
ALTER TABLE "working_calendars" ADD CONSTRAINT "working_calendars_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "working_calendars" ADD CONSTRAINT "working_calendars_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "working_calendars" ADD CONSTRAINT "working_calendars_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "working_calendars" ADD CONSTRAINT "working_calendars_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_calendar_fkey" FOREIGN KEY ("calendar") REFERENCES "working_calendars" (id);
ALTER TABLE "imports" ADD CONSTRAINT "imports_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "imports" ADD CONSTRAINT "imports_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "imports" ADD CONSTRAINT "imports_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_import_fkey" FOREIGN KEY ("import") REFERENCES "imports" (id);
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_parent_fkey" FOREIGN KEY ("parent") REFERENCES "accounts" (id);
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_fkey" FOREIGN KEY ("person") REFERENCES "contacts" (id);
ALTER TABLE "account_relations" ADD CONSTRAINT "account_relations_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "account_relations" ADD CONSTRAINT "account_relations_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "account_relations" ADD CONSTRAINT "account_relations_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "account_relations" ADD CONSTRAINT "account_relations_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "account_relations" ADD CONSTRAINT "account_relations_account_fkey" FOREIGN KEY ("account") REFERENCES "accounts" (id);
ALTER TABLE "account_relations" ADD CONSTRAINT "account_relations_counterpart_fkey" FOREIGN KEY ("counterpart") REFERENCES "accounts" (id);
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_contact_fkey" FOREIGN KEY ("contact") REFERENCES "contacts" (id);
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_account_fkey" FOREIGN KEY ("account") REFERENCES "accounts" (id);
ALTER TABLE "contact_points" ADD CONSTRAINT "contact_points_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "contact_points" ADD CONSTRAINT "contact_points_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "contact_points" ADD CONSTRAINT "contact_points_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "contact_points" ADD CONSTRAINT "contact_points_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "contact_points" ADD CONSTRAINT "contact_points_contact_fkey" FOREIGN KEY ("contact") REFERENCES "contacts" (id);
ALTER TABLE "contact_points" ADD CONSTRAINT "contact_points_account_fkey" FOREIGN KEY ("account") REFERENCES "accounts" (id);
ALTER TABLE "consents" ADD CONSTRAINT "consents_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "consents" ADD CONSTRAINT "consents_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "consents" ADD CONSTRAINT "consents_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "consents" ADD CONSTRAINT "consents_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "consents" ADD CONSTRAINT "consents_contact_point_fkey" FOREIGN KEY ("contact_point") REFERENCES "contact_points" (id);
ALTER TABLE "activities" ADD CONSTRAINT "activities_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "activities" ADD CONSTRAINT "activities_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "activities" ADD CONSTRAINT "activities_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "activities" ADD CONSTRAINT "activities_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "pipelines" ADD CONSTRAINT "pipelines_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "pipelines" ADD CONSTRAINT "pipelines_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "pipelines" ADD CONSTRAINT "pipelines_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "pipelines" ADD CONSTRAINT "pipelines_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "pipeline_stages" ADD CONSTRAINT "pipeline_stages_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "pipeline_stages" ADD CONSTRAINT "pipeline_stages_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "pipeline_stages" ADD CONSTRAINT "pipeline_stages_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "pipeline_stages" ADD CONSTRAINT "pipeline_stages_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "pipeline_stages" ADD CONSTRAINT "pipeline_stages_pipeline_fkey" FOREIGN KEY ("pipeline") REFERENCES "pipelines" (id);
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_owner_fkey" FOREIGN KEY ("owner") REFERENCES "users" (id);
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_department_fkey" FOREIGN KEY ("department") REFERENCES "departments" (id);
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" (id);
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "users" (id);
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_account_fkey" FOREIGN KEY ("account") REFERENCES "accounts" (id);
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_stage_fkey" FOREIGN KEY ("stage") REFERENCES "pipeline_stages" (id);
