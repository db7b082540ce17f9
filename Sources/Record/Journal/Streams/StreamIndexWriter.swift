package import Domain
package import Platform

/// Writes `stream.idx`: each record at its own aligned place, so that one that a killed writer left torn is
/// overwritten. Records that find no room are held and written before any other.
package struct StreamIndexWriter: ~Copyable {
    /// How much may wait for room before records are refused.
    package static let heldBytesMax = 4 << 20

    private let disk: any Disk
    private let file: FileDescriptor
    private var place: Int64
    private var held: [UInt8] = []
    private var group = GroupCommit()
    private var syncFailure: PlatformError?

    /// Goes on behind the given number of whole records.
    package init(path: String, on disk: any Disk, after recordCount: Int64 = 0) throws(JournalError) {
        precondition(recordCount >= 0, "a number of records is not negative")
        file = try onDisk { () throws(PlatformError) in try disk.openFile(path, .write) }
        self.disk = disk
        place = recordCount * Int64(IndexRecord.bytesCount)
    }

    package var syncDue: MonotonicTime? { group.due }

    package var heldBytes: Int { held.count }

    /// Whether one more record would be taken.
    var takesMore: Bool { held.count < Self.heldBytesMax }

    package mutating func append(_ record: IndexRecord, at now: MonotonicTime) throws(JournalError) {
        guard takesMore else {
            throw .holdsTooMuch(bytes: held.count, bytesMax: Self.heldBytesMax)
        }
        held += record.bytes
        try flush(at: now)
        if group.isDue(at: now) { try synchronize() }
    }

    /// Puts a record in the place of one that is there already.
    package func overwrite(_ record: IndexRecord, at index: Int64) throws(JournalError) {
        let bytes = record.bytes
        let place = index * Int64(IndexRecord.bytesCount)
        let progress = bytes.withUnsafeBytes { disk.writeSome($0, to: file, at: place) }
        if let error = progress.error { throw .disk(error) }
    }

    package mutating func flush(at now: MonotonicTime) throws(JournalError) {
        guard !held.isEmpty else { return }
        let progress = held.withUnsafeBytes { disk.writeSome($0, to: file, at: place) }
        group.wrote(progress.written, at: now)
        place += Int64(progress.written)
        held.removeFirst(progress.written)
        if let error = progress.error { throw .held(error) }
    }

    package mutating func synchronize() throws(JournalError) {
        if let syncFailure { throw .unsafe(syncFailure) }
        do {
            try disk.synchronizeFully(file, .data)
        } catch {
            syncFailure = error
            throw .unsafe(error)
        }
        group.synchronized()
    }
}
