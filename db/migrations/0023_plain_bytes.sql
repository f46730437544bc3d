-- Pictures and documents are packed already: PostgreSQL would try to compress each of them again, and find that it cannot.
ALTER TABLE stored_files ALTER COLUMN bytes SET STORAGE EXTERNAL;
