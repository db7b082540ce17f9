extension IndexSchema {
    /// What the files of transcripts looked like when all of them was copied, so that those that have not changed since
    /// need not be opened. It may be lost: then they are looked at again. It is no part of what a rebuild must equal.
    static let imports = """
        CREATE TABLE imported_files(
            path TEXT PRIMARY KEY,
            device INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            modified_ns INTEGER NOT NULL,
            changed_ns INTEGER NOT NULL,
            format TEXT NOT NULL,
            import_id TEXT NOT NULL             -- the folder in imports/
        ) STRICT, WITHOUT ROWID;
        """
}
