import Domain
package import Platform

/// What a transcript's file looked like when all of it was copied: a row of `imported_files`.
package struct ImportedFileRow: Hashable, Sendable {
    package let path: String
    package let device: UInt64
    package let inode: UInt64
    package let bytes: Int64
    package let modifiedNanoseconds: Int64
    package let changedNanoseconds: Int64
    package let format: String
    package let importID: String

    package init(path: String, _ status: FileStatus, format: String, importID: String) {
        self.path = path
        device = status.device
        inode = status.inode
        bytes = status.bytes
        modifiedNanoseconds = status.modified.nanoseconds
        changedNanoseconds = status.changed.nanoseconds
        self.format = format
        self.importID = importID
    }

    init(path: String, _ row: borrowing Row) {
        self.path = path
        device = UInt64(bitPattern: row.integer(0) ?? 0)
        inode = UInt64(bitPattern: row.integer(1) ?? 0)
        bytes = row.integer(2) ?? 0
        modifiedNanoseconds = row.integer(3) ?? 0
        changedNanoseconds = row.integer(4) ?? 0
        format = row.text(5) ?? ""
        importID = row.text(6) ?? ""
    }

    /// Whether the file is still as it was.
    package func isStill(_ status: FileStatus) -> Bool {
        device == status.device && inode == status.inode && bytes == status.bytes
            && modifiedNanoseconds == status.modified.nanoseconds && changedNanoseconds == status.changed.nanoseconds
    }
}

extension Connection {
    package func put(_ file: ImportedFileRow) throws(StoreError) {
        try run(
            "INSERT OR REPLACE INTO imported_files VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            file.path,
            Int64(bitPattern: file.device),
            Int64(bitPattern: file.inode),
            file.bytes,
            file.modifiedNanoseconds,
            file.changedNanoseconds,
            file.format,
            file.importID
        )
    }

    package func importedFile(_ path: String) throws(StoreError) -> ImportedFileRow? {
        try first(
            """
            SELECT device, inode, bytes, modified_ns, changed_ns, format, import_id FROM imported_files WHERE path = ?
            """,
            path
        ) { ImportedFileRow(path: path, $0) }
    }
}
