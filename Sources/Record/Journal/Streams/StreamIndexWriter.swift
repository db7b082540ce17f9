package import Domain
package import Platform

/// Writes `stream.idx`: each record at its own aligned place, so that one that a killed writer left torn is
/// overwritten. Records that find no room are held and written before any other.
package struct StreamIndexWriter: ~Copyable {
    /// How much may wait for room before records are refused.
    package static let heldBytesMax = 4 << 20

    private var file: PatientFile

    /// Goes on behind the given number of whole records.
    package init(path: String, on disk: any Disk, after recordCount: Int64 = 0) throws(JournalError) {
        precondition(recordCount >= 0, "a number of records is not negative")
        let file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .write) }
        self.file = PatientFile(file, on: disk, at: recordCount * Int64(IndexRecord.bytesCount))
    }

    package var syncDue: MonotonicTime? { file.syncDue }

    package var heldBytes: Int { file.heldBytes }

    /// Whether one more record would be taken.
    var takesMore: Bool { heldBytes < Self.heldBytesMax }

    /// It is the owner who syncs: the bytes that a record speaks of go to the device before the record.
    package mutating func append(_ record: IndexRecord, at now: MonotonicTime) throws(JournalError) {
        guard takesMore else {
            throw .holdsTooMuch(bytes: heldBytes, bytesMax: Self.heldBytesMax)
        }
        try file.write(record.bytes, at: now)
    }

    /// Puts a record in the place of one that is there already.
    package func overwrite(_ record: IndexRecord, at index: Int64) throws(JournalError) {
        try file.overwrite(record.bytes, at: index * Int64(IndexRecord.bytesCount))
    }

    package mutating func flush(at now: MonotonicTime) throws(JournalError) { try file.flush(at: now) }

    package mutating func synchronize() throws(JournalError) { try file.synchronize() }
}
