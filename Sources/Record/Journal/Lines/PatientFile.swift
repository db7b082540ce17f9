import Domain
import Platform

/// A file whose writer waits for room: bytes that the disk does not take are held and written before any others, so
/// that a full disk tears nothing as long as the writer lives. It is synced in groups.
struct PatientFile: ~Copyable {
    private let disk: any Disk
    private let file: FileDescriptor
    /// Where the next byte goes; nil where the file itself knows.
    private var place: Int64?
    private var held: [UInt8] = []
    private var sync = FileSync()

    init(_ file: consuming FileDescriptor, on disk: any Disk, at place: Int64? = nil) {
        self.file = file
        self.disk = disk
        self.place = place
    }

    var heldBytes: Int { held.count }

    /// The moment by which a sync is due; nil when nothing is at risk.
    var syncDue: MonotonicTime? { sync.due }

    /// Writes what is held and then these bytes. An error that says `held` means that they have their place.
    mutating func write(_ bytes: [UInt8], at now: MonotonicTime) throws(JournalError) {
        guard held.isEmpty else {
            held += bytes
            return try flush(at: now)
        }
        let progress = send(bytes, at: now)
        guard let error = progress.error else { return }
        held += bytes[progress.written...]
        throw .held(error)
    }

    /// Goes on writing what is held.
    mutating func flush(at now: MonotonicTime) throws(JournalError) {
        guard !held.isEmpty else { return }
        let progress = send(held, at: now)
        held.removeFirst(progress.written)
        if let error = progress.error { throw .held(error) }
    }

    /// Puts everything on the device.
    mutating func synchronize() throws(JournalError) { try sync.perform(on: file, disk) }

    mutating func synchronizeIfDue(at now: MonotonicTime) throws(JournalError) {
        if sync.isDue(at: now) { try synchronize() }
    }

    /// Puts bytes in the place of others that are there already.
    func overwrite(_ bytes: [UInt8], at place: Int64) throws(JournalError) {
        let progress = bytes.withUnsafeBytes { disk.writeSome($0, to: file, at: place) }
        if let error = progress.error { throw .disk(error) }
    }

    private mutating func send(_ bytes: [UInt8], at now: MonotonicTime) -> WriteProgress {
        let progress = bytes.withUnsafeBytes { raw in
            guard let place else { return disk.writeSome(raw, to: file) }
            return disk.writeSome(raw, to: file, at: place)
        }
        place = place.map { $0 + Int64(progress.written) }
        sync.wrote(progress.written, at: now)
        return progress
    }
}
