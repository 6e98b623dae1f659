CREATE TABLE IF NOT EXISTS "users" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "users_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "users_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "users_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "users_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "email" TEXT NOT NULL,
  "email_folded" TEXT,
  "kind" TEXT NOT NULL,
  "person" BLOB,
  "person_object" TEXT,
  "manager" BLOB CONSTRAINT "users_manager_fkey" REFERENCES "users" (id),
  "roles" TEXT,
  "language" TEXT NOT NULL,
  "zone" TEXT,
  "zone_folded" TEXT,
  "is_active" INTEGER NOT NULL,
  "last_sign_in_at" INTEGER,
  "password_hash" TEXT,
  "password_hash_folded" TEXT,
  CONSTRAINT users_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "departments" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "departments_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "departments_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "departments_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "departments_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "parent" BLOB CONSTRAINT "departments_parent_fkey" REFERENCES "departments" (id),
  "head" BLOB CONSTRAINT "departments_head_fkey" REFERENCES "users" (id),
  "position" INTEGER,
  CONSTRAINT departments_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "memberships" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "memberships_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "memberships_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "memberships_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "memberships_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "user" BLOB NOT NULL CONSTRAINT "memberships_user_fkey" REFERENCES "users" (id),
  "is_main" INTEGER NOT NULL,
  "position" TEXT,
  "position_folded" TEXT,
  "position_sort" BLOB,
  "from" INTEGER,
  "to" INTEGER,
  CONSTRAINT memberships_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "teams" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "teams_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "teams_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "teams_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "teams_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "description" TEXT,
  "description_folded" TEXT,
  "description_sort" BLOB,
  "members" TEXT,
  CONSTRAINT teams_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "roles" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "roles_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "roles_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "roles_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "roles_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "code" TEXT,
  "code_folded" TEXT,
  "description" TEXT,
  "description_folded" TEXT,
  "description_sort" BLOB,
  "grants" TEXT NOT NULL,
  CONSTRAINT roles_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "shares" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "shares_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "shares_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "shares_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "shares_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "record" BLOB NOT NULL,
  "record_object" TEXT,
  "grantee" BLOB NOT NULL,
  "grantee_object" TEXT,
  "level" TEXT NOT NULL,
  "expires_at" INTEGER,
  CONSTRAINT shares_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "sessions" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "sessions_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "sessions_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "sessions_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "sessions_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "user" BLOB NOT NULL CONSTRAINT "sessions_user_fkey" REFERENCES "users" (id),
  "token_digest" TEXT NOT NULL,
  "token_digest_folded" TEXT,
  "client" TEXT,
  "client_folded" TEXT,
  "client_sort" BLOB,
  "address" TEXT,
  "address_folded" TEXT,
  "expires_at" INTEGER NOT NULL,
  "last_seen_at" INTEGER,
  "revoked_at" INTEGER,
  CONSTRAINT sessions_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "api_keys" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "api_keys_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "api_keys_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "api_keys_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "api_keys_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "user" BLOB NOT NULL CONSTRAINT "api_keys_user_fkey" REFERENCES "users" (id),
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "token_digest" TEXT NOT NULL,
  "token_digest_folded" TEXT,
  "hint" TEXT,
  "hint_folded" TEXT,
  "role" BLOB CONSTRAINT "api_keys_role_fkey" REFERENCES "roles" (id),
  "scope" TEXT NOT NULL,
  "expires_at" INTEGER,
  "last_seen_at" INTEGER,
  "revoked_at" INTEGER,
  CONSTRAINT api_keys_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "settings" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "settings_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "settings_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "settings_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "settings_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "key" TEXT NOT NULL,
  "key_folded" TEXT,
  "value" TEXT,
  CONSTRAINT settings_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "saved_views" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "saved_views_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "saved_views_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "saved_views_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "saved_views_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "object" TEXT NOT NULL,
  "object_folded" TEXT,
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "scope" TEXT NOT NULL,
  "team" BLOB CONSTRAINT "saved_views_team_fkey" REFERENCES "teams" (id),
  "definition" TEXT NOT NULL,
  "position" INTEGER,
  CONSTRAINT saved_views_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "files" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "files_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "files_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "files_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "files_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "media_type" TEXT NOT NULL,
  "media_type_folded" TEXT,
  "size" INTEGER NOT NULL,
  "digest" TEXT NOT NULL,
  "digest_folded" TEXT,
  "record" BLOB,
  "record_object" TEXT,
  CONSTRAINT files_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "comments" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "comments_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "comments_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "comments_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "comments_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "record" BLOB NOT NULL,
  "record_object" TEXT,
  "body" TEXT NOT NULL,
  "body_folded" TEXT,
  "mentions" TEXT,
  CONSTRAINT comments_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "notifications" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "notifications_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "notifications_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "notifications_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "notifications_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "recipient" BLOB NOT NULL CONSTRAINT "notifications_recipient_fkey" REFERENCES "users" (id),
  "kind" TEXT NOT NULL,
  "kind_folded" TEXT,
  "title" TEXT NOT NULL,
  "title_folded" TEXT,
  "title_sort" BLOB,
  "body" TEXT,
  "body_folded" TEXT,
  "record" BLOB,
  "record_object" TEXT,
  "read_at" INTEGER,
  CONSTRAINT notifications_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "working_calendars" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "working_calendars_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "working_calendars_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "working_calendars_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "working_calendars_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "workday_start" INTEGER NOT NULL,
  "workday_end" INTEGER NOT NULL,
  "weekdays" TEXT NOT NULL,
  CONSTRAINT working_calendars_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "calendar_days" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "calendar_days_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "calendar_days_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "calendar_days_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "calendar_days_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "calendar" BLOB NOT NULL CONSTRAINT "calendar_days_calendar_fkey" REFERENCES "working_calendars" (id),
  "day" INTEGER NOT NULL,
  "is_working" INTEGER NOT NULL,
  "name_zh" TEXT,
  "name_zh_folded" TEXT,
  "name_zh_sort" BLOB,
  "name_en" TEXT,
  "name_en_folded" TEXT,
  "name_en_sort" BLOB,
  CONSTRAINT calendar_days_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "imports" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "imports_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "imports_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "imports_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "imports_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "file_name" TEXT NOT NULL,
  "file_name_folded" TEXT,
  "file_name_sort" BLOB,
  "file_size" INTEGER,
  "object" TEXT NOT NULL,
  "object_folded" TEXT,
  "object_sort" BLOB,
  "state" TEXT NOT NULL,
  "finished_at" INTEGER,
  "read" INTEGER,
  "created" INTEGER,
  "updated" INTEGER,
  "skipped" INTEGER,
  "rejected" INTEGER,
  CONSTRAINT imports_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "import_chunks" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "import_chunks_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "import_chunks_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "import_chunks_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "import_chunks_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "import" BLOB NOT NULL CONSTRAINT "import_chunks_import_fkey" REFERENCES "imports" (id),
  "number" INTEGER NOT NULL,
  "operation" TEXT NOT NULL,
  "operation_folded" TEXT,
  "operation_sort" BLOB,
  "read" INTEGER,
  "created" INTEGER,
  "updated" INTEGER,
  "skipped" INTEGER,
  "rejected" INTEGER,
  CONSTRAINT import_chunks_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "accounts" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "accounts_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "accounts_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "accounts_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "accounts_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "short_name" TEXT,
  "short_name_folded" TEXT,
  "short_name_sort" BLOB,
  "aliases" TEXT,
  "registration_number" TEXT,
  "registration_number_folded" TEXT,
  "external_id" TEXT,
  "external_id_folded" TEXT,
  "parent" BLOB CONSTRAINT "accounts_parent_fkey" REFERENCES "accounts" (id),
  "person" BLOB CONSTRAINT "accounts_person_fkey" REFERENCES "contacts" (id),
  "industry" TEXT,
  "size" TEXT,
  "level" TEXT,
  "lifecycle_stage" TEXT,
  "source" TEXT,
  "tags" TEXT,
  "annual_revenue" INTEGER,
  "annual_revenue_amount" INTEGER,
  "annual_revenue_currency" TEXT,
  "annual_revenue_rate" INTEGER,
  "annual_revenue_rate_date" INTEGER,
  "employees" INTEGER,
  "year_established" INTEGER,
  "website" TEXT,
  "website_folded" TEXT,
  "address" TEXT,
  "address_country" TEXT,
  "address_adcode" TEXT,
  "address_province" TEXT,
  "address_city" TEXT,
  "address_district" TEXT,
  "address_street" TEXT,
  "address_postcode" TEXT,
  "address_latitude" INTEGER,
  "address_longitude" INTEGER,
  "shipping_address" TEXT,
  "shipping_address_country" TEXT,
  "shipping_address_adcode" TEXT,
  "shipping_address_province" TEXT,
  "shipping_address_city" TEXT,
  "shipping_address_district" TEXT,
  "shipping_address_street" TEXT,
  "shipping_address_postcode" TEXT,
  "shipping_address_latitude" INTEGER,
  "shipping_address_longitude" INTEGER,
  "description" TEXT,
  "description_folded" TEXT,
  "last_activity_at" INTEGER,
  "next_activity_at" INTEGER,
  CONSTRAINT accounts_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "account_relations" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "account_relations_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "account_relations_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "account_relations_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "account_relations_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "account" BLOB NOT NULL CONSTRAINT "account_relations_account_fkey" REFERENCES "accounts" (id),
  "counterpart" BLOB NOT NULL CONSTRAINT "account_relations_counterpart_fkey" REFERENCES "accounts" (id),
  "kind" TEXT NOT NULL,
  "from" INTEGER,
  "to" INTEGER,
  "description" TEXT,
  "description_folded" TEXT,
  "description_sort" BLOB,
  CONSTRAINT account_relations_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "contacts" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "contacts_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "contacts_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "contacts_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "contacts_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "family_name" TEXT,
  "family_name_folded" TEXT,
  "family_name_sort" BLOB,
  "given_name" TEXT,
  "given_name_folded" TEXT,
  "given_name_sort" BLOB,
  "nickname" TEXT,
  "nickname_folded" TEXT,
  "nickname_sort" BLOB,
  "salutation" TEXT,
  "salutation_folded" TEXT,
  "salutation_sort" BLOB,
  "external_id" TEXT,
  "external_id_folded" TEXT,
  "gender" TEXT,
  "birthday" TEXT,
  "birthday_next" INTEGER,
  "language" TEXT,
  "language_folded" TEXT,
  "address" TEXT,
  "address_country" TEXT,
  "address_adcode" TEXT,
  "address_province" TEXT,
  "address_city" TEXT,
  "address_district" TEXT,
  "address_street" TEXT,
  "address_postcode" TEXT,
  "address_latitude" INTEGER,
  "address_longitude" INTEGER,
  "preferred_channel" TEXT,
  "do_not_contact" INTEGER NOT NULL,
  "lifecycle_stage" TEXT,
  "source" TEXT,
  "tags" TEXT,
  "description" TEXT,
  "description_folded" TEXT,
  "last_activity_at" INTEGER,
  "next_activity_at" INTEGER,
  CONSTRAINT contacts_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "affiliations" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "affiliations_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "affiliations_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "affiliations_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "affiliations_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "contact" BLOB NOT NULL CONSTRAINT "affiliations_contact_fkey" REFERENCES "contacts" (id),
  "account" BLOB NOT NULL CONSTRAINT "affiliations_account_fkey" REFERENCES "accounts" (id),
  "position" TEXT,
  "position_folded" TEXT,
  "position_sort" BLOB,
  "department_name" TEXT,
  "department_name_folded" TEXT,
  "department_name_sort" BLOB,
  "is_primary" INTEGER NOT NULL,
  "from" INTEGER,
  "to" INTEGER,
  CONSTRAINT affiliations_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "contact_points" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "contact_points_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "contact_points_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "contact_points_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "contact_points_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "contact" BLOB CONSTRAINT "contact_points_contact_fkey" REFERENCES "contacts" (id),
  "account" BLOB CONSTRAINT "contact_points_account_fkey" REFERENCES "accounts" (id),
  "kind" TEXT NOT NULL,
  "raw" TEXT NOT NULL,
  "raw_folded" TEXT,
  "raw_sort" BLOB,
  "normalised" TEXT,
  "normalised_folded" TEXT,
  "extension" TEXT,
  "extension_folded" TEXT,
  "app" TEXT,
  "app_folded" TEXT,
  "label" TEXT,
  "label_folded" TEXT,
  "label_sort" BLOB,
  "is_primary" INTEGER NOT NULL,
  "is_verified" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "source" TEXT,
  CONSTRAINT contact_points_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "consents" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "consents_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "consents_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "consents_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "consents_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "contact_point" BLOB NOT NULL CONSTRAINT "consents_contact_point_fkey" REFERENCES "contact_points" (id),
  "purpose" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "decision" TEXT NOT NULL,
  "text_version" TEXT,
  "text_version_folded" TEXT,
  "given_at" INTEGER NOT NULL,
  "evidence" TEXT,
  "evidence_folded" TEXT,
  CONSTRAINT consents_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "activities" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "activities_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "activities_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "activities_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "activities_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "kind" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "subject_folded" TEXT,
  "subject_sort" BLOB,
  "content" TEXT,
  "content_folded" TEXT,
  "outcome" TEXT,
  "outcome_folded" TEXT,
  "outcome_sort" BLOB,
  "start_at" INTEGER NOT NULL,
  "end_at" INTEGER,
  "place" TEXT,
  "place_folded" TEXT,
  "place_sort" BLOB,
  "links" TEXT,
  "participants" TEXT,
  CONSTRAINT activities_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "tasks" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "tasks_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "tasks_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "tasks_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "tasks_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "title" TEXT NOT NULL,
  "title_folded" TEXT,
  "title_sort" BLOB,
  "description" TEXT,
  "description_folded" TEXT,
  "status" TEXT NOT NULL,
  "priority" TEXT NOT NULL,
  "due_at" INTEGER,
  "remind_at" INTEGER,
  "completed_at" INTEGER,
  "checklist" TEXT,
  "repeat" TEXT,
  "repeat_folded" TEXT,
  "record" BLOB,
  "record_object" TEXT,
  CONSTRAINT tasks_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "pipelines" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "pipelines_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "pipelines_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "pipelines_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "pipelines_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "description" TEXT,
  "description_folded" TEXT,
  "description_sort" BLOB,
  CONSTRAINT pipelines_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "pipeline_stages" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "pipeline_stages_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "pipeline_stages_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "pipeline_stages_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "pipeline_stages_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "pipeline" BLOB NOT NULL CONSTRAINT "pipeline_stages_pipeline_fkey" REFERENCES "pipelines" (id),
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "position" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "probability" INTEGER,
  "forecast_category" TEXT,
  CONSTRAINT pipeline_stages_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "opportunities" (
  rid INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE CHECK (typeof(id) = 'blob' AND length(id) = 16),
  "version" INTEGER NOT NULL,
  "owner" BLOB CONSTRAINT "opportunities_owner_fkey" REFERENCES "users" (id),
  "department" BLOB CONSTRAINT "opportunities_department_fkey" REFERENCES "departments" (id),
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB CONSTRAINT "opportunities_created_by_fkey" REFERENCES "users" (id),
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB CONSTRAINT "opportunities_updated_by_fkey" REFERENCES "users" (id),
  "deleted_at" INTEGER,
  "name" TEXT NOT NULL,
  "name_folded" TEXT,
  "name_sort" BLOB,
  "external_id" TEXT,
  "external_id_folded" TEXT,
  "account" BLOB CONSTRAINT "opportunities_account_fkey" REFERENCES "accounts" (id),
  "stage" BLOB NOT NULL CONSTRAINT "opportunities_stage_fkey" REFERENCES "pipeline_stages" (id),
  "status" TEXT,
  "status_sort" BLOB,
  "amount" INTEGER,
  "amount_amount" INTEGER,
  "amount_currency" TEXT,
  "amount_rate" INTEGER,
  "amount_rate_date" INTEGER,
  "probability" INTEGER,
  "close_date" INTEGER,
  "next_step" TEXT,
  "next_step_folded" TEXT,
  "next_step_sort" BLOB,
  "source" TEXT,
  "source_folded" TEXT,
  "source_sort" BLOB,
  "type" TEXT,
  "type_folded" TEXT,
  "type_sort" BLOB,
  "description" TEXT,
  "description_folded" TEXT,
  CONSTRAINT opportunities_version_check CHECK (version >= 1)
);
CREATE TABLE IF NOT EXISTS "users_roles" (
  owner_id BLOB NOT NULL REFERENCES "users" (id),
  position INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (owner_id, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS "users_roles_value_idx" ON "users_roles" (value, owner_id);
CREATE TABLE IF NOT EXISTS "teams_members" (
  owner_id BLOB NOT NULL REFERENCES "teams" (id),
  position INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (owner_id, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS "teams_members_value_idx" ON "teams_members" (value, owner_id);
CREATE TABLE IF NOT EXISTS "comments_mentions" (
  owner_id BLOB NOT NULL REFERENCES "comments" (id),
  position INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (owner_id, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS "comments_mentions_value_idx" ON "comments_mentions" (value, owner_id);
CREATE TABLE IF NOT EXISTS "working_calendars_weekdays" (
  owner_id BLOB NOT NULL REFERENCES "working_calendars" (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (owner_id, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS "working_calendars_weekdays_value_idx" ON "working_calendars_weekdays" (value, owner_id);
CREATE TABLE IF NOT EXISTS "accounts_aliases" (
  owner_id BLOB NOT NULL REFERENCES "accounts" (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (owner_id, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS "accounts_aliases_value_idx" ON "accounts_aliases" (value, owner_id);
CREATE TABLE IF NOT EXISTS "accounts_tags" (
  owner_id BLOB NOT NULL REFERENCES "accounts" (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (owner_id, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS "accounts_tags_value_idx" ON "accounts_tags" (value, owner_id);
CREATE TABLE IF NOT EXISTS "contacts_tags" (
  owner_id BLOB NOT NULL REFERENCES "contacts" (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (owner_id, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS "contacts_tags_value_idx" ON "contacts_tags" (value, owner_id);
CREATE TABLE IF NOT EXISTS "activities_links" (
  owner_id BLOB NOT NULL REFERENCES "activities" (id),
  position INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (owner_id, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS "activities_links_value_idx" ON "activities_links" (value, owner_id);
CREATE TABLE IF NOT EXISTS "activities_participants" (
  owner_id BLOB NOT NULL REFERENCES "activities" (id),
  position INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (owner_id, position)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS "activities_participants_value_idx" ON "activities_participants" (value, owner_id);
CREATE UNIQUE INDEX IF NOT EXISTS "users_email_key" ON "users" ("email") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_owner_idx" ON "users" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_department_idx" ON "users" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_created_at_idx" ON "users" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_updated_at_idx" ON "users" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_name_sort_idx" ON "users" ("name_sort", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_person_idx" ON "users" ("person", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "users_manager_idx" ON "users" ("manager", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_owner_idx" ON "departments" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_department_idx" ON "departments" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_created_at_idx" ON "departments" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_updated_at_idx" ON "departments" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_name_sort_idx" ON "departments" ("name_sort", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_parent_idx" ON "departments" ("parent", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "departments_head_idx" ON "departments" ("head", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "memberships_owner_idx" ON "memberships" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "memberships_department_idx" ON "memberships" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "memberships_created_at_idx" ON "memberships" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "memberships_updated_at_idx" ON "memberships" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "memberships_user_idx" ON "memberships" ("user", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "teams_owner_idx" ON "teams" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "teams_department_idx" ON "teams" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "teams_created_at_idx" ON "teams" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "teams_updated_at_idx" ON "teams" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "teams_name_sort_idx" ON "teams" ("name_sort", "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "roles_name_key" ON "roles" ("name") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "roles_code_key" ON "roles" ("code") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "roles_owner_idx" ON "roles" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "roles_department_idx" ON "roles" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "roles_created_at_idx" ON "roles" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "roles_updated_at_idx" ON "roles" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_owner_idx" ON "shares" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_department_idx" ON "shares" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_created_at_idx" ON "shares" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_updated_at_idx" ON "shares" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_record_idx" ON "shares" ("record", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_grantee_idx" ON "shares" ("grantee", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "shares_expires_at_idx" ON "shares" ("expires_at", "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "sessions_token_digest_key" ON "sessions" ("token_digest") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_owner_idx" ON "sessions" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_department_idx" ON "sessions" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_created_at_idx" ON "sessions" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_updated_at_idx" ON "sessions" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_user_idx" ON "sessions" ("user", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_expires_at_idx" ON "sessions" ("expires_at", "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "api_keys_token_digest_key" ON "api_keys" ("token_digest") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_owner_idx" ON "api_keys" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_department_idx" ON "api_keys" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_created_at_idx" ON "api_keys" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_updated_at_idx" ON "api_keys" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_user_idx" ON "api_keys" ("user", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_role_idx" ON "api_keys" ("role", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "api_keys_expires_at_idx" ON "api_keys" ("expires_at", "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "settings_key_key" ON "settings" ("key") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "settings_owner_idx" ON "settings" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "settings_department_idx" ON "settings" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "settings_created_at_idx" ON "settings" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "settings_updated_at_idx" ON "settings" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_owner_idx" ON "saved_views" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_department_idx" ON "saved_views" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_created_at_idx" ON "saved_views" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_updated_at_idx" ON "saved_views" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_team_idx" ON "saved_views" ("team", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "saved_views_object_name_sort_idx" ON "saved_views" ("object", "name_sort", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_owner_idx" ON "files" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_department_idx" ON "files" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_created_at_idx" ON "files" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_updated_at_idx" ON "files" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_digest_idx" ON "files" ("digest", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "files_record_idx" ON "files" ("record", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "comments_owner_idx" ON "comments" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "comments_department_idx" ON "comments" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "comments_created_at_idx" ON "comments" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "comments_updated_at_idx" ON "comments" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "comments_record_idx" ON "comments" ("record", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_owner_idx" ON "notifications" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_department_idx" ON "notifications" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_created_at_idx" ON "notifications" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_updated_at_idx" ON "notifications" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_recipient_idx" ON "notifications" ("recipient", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_record_idx" ON "notifications" ("record", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "notifications_recipient_read_at_idx" ON "notifications" ("recipient", "read_at", "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "working_calendars_name_key" ON "working_calendars" ("name") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "working_calendars_owner_idx" ON "working_calendars" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "working_calendars_department_idx" ON "working_calendars" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "working_calendars_created_at_idx" ON "working_calendars" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "working_calendars_updated_at_idx" ON "working_calendars" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "calendar_days_calendar_day_key" ON "calendar_days" ("calendar", "day") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "calendar_days_owner_idx" ON "calendar_days" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "calendar_days_department_idx" ON "calendar_days" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "calendar_days_created_at_idx" ON "calendar_days" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "calendar_days_updated_at_idx" ON "calendar_days" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "calendar_days_calendar_idx" ON "calendar_days" ("calendar", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "imports_owner_idx" ON "imports" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "imports_department_idx" ON "imports" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "imports_created_at_idx" ON "imports" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "imports_updated_at_idx" ON "imports" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_owner_idx" ON "import_chunks" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_department_idx" ON "import_chunks" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_created_at_idx" ON "import_chunks" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_updated_at_idx" ON "import_chunks" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_import_idx" ON "import_chunks" ("import", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "import_chunks_import_number_idx" ON "import_chunks" ("import", "number", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_owner_idx" ON "accounts" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_department_idx" ON "accounts" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_created_at_idx" ON "accounts" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_updated_at_idx" ON "accounts" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_name_sort_idx" ON "accounts" ("name_sort", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_registration_number_idx" ON "accounts" ("registration_number", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_external_id_idx" ON "accounts" ("external_id", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_parent_idx" ON "accounts" ("parent", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_person_idx" ON "accounts" ("person", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_industry_idx" ON "accounts" ("industry", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_level_idx" ON "accounts" ("level", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_lifecycle_stage_idx" ON "accounts" ("lifecycle_stage", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_last_activity_at_idx" ON "accounts" ("last_activity_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "accounts_next_activity_at_idx" ON "accounts" ("next_activity_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_owner_idx" ON "account_relations" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_department_idx" ON "account_relations" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_created_at_idx" ON "account_relations" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_updated_at_idx" ON "account_relations" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_account_idx" ON "account_relations" ("account", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "account_relations_counterpart_idx" ON "account_relations" ("counterpart", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_owner_idx" ON "contacts" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_department_idx" ON "contacts" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_created_at_idx" ON "contacts" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_updated_at_idx" ON "contacts" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_name_sort_idx" ON "contacts" ("name_sort", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_external_id_idx" ON "contacts" ("external_id", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_lifecycle_stage_idx" ON "contacts" ("lifecycle_stage", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_last_activity_at_idx" ON "contacts" ("last_activity_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contacts_next_activity_at_idx" ON "contacts" ("next_activity_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_owner_idx" ON "affiliations" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_department_idx" ON "affiliations" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_created_at_idx" ON "affiliations" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_updated_at_idx" ON "affiliations" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_contact_idx" ON "affiliations" ("contact", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_account_idx" ON "affiliations" ("account", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_position_sort_idx" ON "affiliations" ("position_sort", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "affiliations_account_is_primary_idx" ON "affiliations" ("account", "is_primary", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_owner_idx" ON "contact_points" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_department_idx" ON "contact_points" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_created_at_idx" ON "contact_points" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_updated_at_idx" ON "contact_points" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_contact_idx" ON "contact_points" ("contact", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_account_idx" ON "contact_points" ("account", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "contact_points_kind_normalised_idx" ON "contact_points" ("kind", "normalised", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_owner_idx" ON "consents" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_department_idx" ON "consents" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_created_at_idx" ON "consents" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_updated_at_idx" ON "consents" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_contact_point_idx" ON "consents" ("contact_point", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "consents_contact_point_purpose_given_at_idx" ON "consents" ("contact_point", "purpose", "given_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_owner_idx" ON "activities" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_department_idx" ON "activities" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_created_at_idx" ON "activities" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_updated_at_idx" ON "activities" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_start_at_idx" ON "activities" ("start_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "activities_owner_status_start_at_idx" ON "activities" ("owner", "status", "start_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_owner_idx" ON "tasks" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_department_idx" ON "tasks" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_created_at_idx" ON "tasks" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_updated_at_idx" ON "tasks" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_due_at_idx" ON "tasks" ("due_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_remind_at_idx" ON "tasks" ("remind_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_record_idx" ON "tasks" ("record", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "tasks_owner_status_due_at_idx" ON "tasks" ("owner", "status", "due_at", "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "pipelines_name_key" ON "pipelines" ("name") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipelines_owner_idx" ON "pipelines" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipelines_department_idx" ON "pipelines" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipelines_created_at_idx" ON "pipelines" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipelines_updated_at_idx" ON "pipelines" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "pipeline_stages_pipeline_name_key" ON "pipeline_stages" ("pipeline", "name") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipeline_stages_owner_idx" ON "pipeline_stages" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipeline_stages_department_idx" ON "pipeline_stages" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipeline_stages_created_at_idx" ON "pipeline_stages" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipeline_stages_updated_at_idx" ON "pipeline_stages" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "pipeline_stages_pipeline_idx" ON "pipeline_stages" ("pipeline", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_owner_idx" ON "opportunities" ("owner", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_department_idx" ON "opportunities" ("department", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_created_at_idx" ON "opportunities" ("created_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_updated_at_idx" ON "opportunities" ("updated_at", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_name_sort_idx" ON "opportunities" ("name_sort", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_external_id_idx" ON "opportunities" ("external_id", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_account_idx" ON "opportunities" ("account", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_stage_idx" ON "opportunities" ("stage", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_status_sort_idx" ON "opportunities" ("status_sort", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_amount_idx" ON "opportunities" ("amount", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_close_date_idx" ON "opportunities" ("close_date", "id") WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS "opportunities_stage_close_date_idx" ON "opportunities" ("stage", "close_date", "id") WHERE deleted_at IS NULL;
