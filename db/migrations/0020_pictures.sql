CREATE TABLE "uploaded_files" (
	"file_key" text PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"attached_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "picture_sizes" DROP CONSTRAINT "picture_sizes_picture_id_width_pk";--> statement-breakpoint
ALTER TABLE "picture_sizes" ADD CONSTRAINT "picture_sizes_picture_id_width_content_type_pk" PRIMARY KEY("picture_id","width","content_type");--> statement-breakpoint
ALTER TABLE "picture_sizes" ADD COLUMN "file_key" text;--> statement-breakpoint
-- What is kept is packed already: another packing costs time and saves nothing.
ALTER TABLE "stored_files" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;--> statement-breakpoint
UPDATE "picture_sizes" SET "file_key" = 'pictures/' || md5("picture_id" || "width");--> statement-breakpoint
INSERT INTO "stored_files" ("key", "content_type", "size", "bytes", "stored_at")
  SELECT s."file_key", s."content_type", length(s."bytes"), s."bytes", p."created_at"
  FROM "picture_sizes" s JOIN "pictures" p ON p."id" = s."picture_id";--> statement-breakpoint
ALTER TABLE "picture_sizes" ALTER COLUMN "file_key" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
-- Pictures of before are portraits that came with a directory or hang on somebody's page.
ALTER TABLE "pictures" ADD COLUMN "visible_to" text NOT NULL DEFAULT 'inside';--> statement-breakpoint
ALTER TABLE "pictures" ALTER COLUMN "visible_to" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "original_key" text;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "focal" jsonb;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "avif_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "uploaded_files" ADD CONSTRAINT "uploaded_files_file_key_stored_files_key_fk" FOREIGN KEY ("file_key") REFERENCES "public"."stored_files"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploaded_files" ADD CONSTRAINT "uploaded_files_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "uploaded_files_owner_idx" ON "uploaded_files" USING btree ("owner_id");--> statement-breakpoint
ALTER TABLE "picture_sizes" ADD CONSTRAINT "picture_sizes_file_key_stored_files_key_fk" FOREIGN KEY ("file_key") REFERENCES "public"."stored_files"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_original_key_stored_files_key_fk" FOREIGN KEY ("original_key") REFERENCES "public"."stored_files"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "people_picture_idx" ON "people" USING btree ("picture_id");--> statement-breakpoint
CREATE INDEX "picture_sizes_file_idx" ON "picture_sizes" USING btree ("file_key");--> statement-breakpoint
CREATE INDEX "pictures_owner_idx" ON "pictures" USING btree ("owner_id") WHERE "pictures"."visible_to" = 'owner';--> statement-breakpoint
CREATE INDEX "pictures_without_avif_idx" ON "pictures" USING btree ("created_at") WHERE "pictures"."avif_at" is null;--> statement-breakpoint
ALTER TABLE "picture_sizes" DROP COLUMN "bytes";--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "known_viewers" CHECK ("pictures"."visible_to" in ('owner', 'case', 'inside'));--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "what_is_private_is_somebodys" CHECK ("pictures"."visible_to" = 'inside' or "pictures"."owner_id" is not null);