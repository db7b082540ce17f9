package import Domain
package import Platform
import Synchronization

/// A disk on which archived runs stand where they were: whoever reads a run need not know that its directory is packed.
///
/// The archive comes first: a run that is in it may still have its directory, or half of it, where somebody was stopped
/// while removing that.
package final class ArchivedDisk: Disk {
    private let disk: any Disk
    private let runs: Mutex<Runs>

    // @unchecked because it is touched under the lock alone.
    private struct Runs: @unchecked Sendable {
        let archived: ArchivedRuns
        /// By the number of their descriptor, which is ours until another file gets it.
        var open: [Int32: PackedFile] = [:]
    }

    /// - Parameters:
    ///   - home: the folder of the home's runs.
    ///   - archive: the folder of its archive, which knows of months that lie elsewhere.
    private init(_ disk: any Disk, runs home: String, archive: String) {
        self.disk = disk
        runs = Mutex(Runs(archived: ArchivedRuns(home, in: archive, on: disk)))
    }

    /// The same disk where it shows archived runs already.
    package static func over(_ disk: any Disk, runs home: String, archive: String) -> ArchivedDisk {
        disk as? ArchivedDisk ?? ArchivedDisk(disk, runs: home, archive: archive)
    }

    /// The disk as it is, for whoever looks after the archive itself.
    package static func beneath(_ disk: any Disk) -> any Disk { (disk as? ArchivedDisk)?.disk ?? disk }

    /// Something was archived since, or removed from the archive.
    package func forget() { runs.withLock { $0.archived.forget() } }

    /// The month that a run is archived with.
    package func month(ofRun run: String, of task: String) throws(PlatformError) -> CivilMonth? {
        try looking { (archived) throws(PlatformError) in try archived.month(ofRun: run, of: task) }
    }

    // MARK: - What is packed

    private func looking<Result: Sendable>(
        _ body: (ArchivedRuns) throws(PlatformError) -> Result
    ) throws(PlatformError) -> Result {
        let found = runs.withLock { (runs) -> Swift.Result<Result, PlatformError> in
            do throws(PlatformError) { return .success(try body(runs.archived)) } catch { return .failure(error) }
        }
        return try found.get()
    }

    private struct Place: Sendable {
        let run: ArchivedRun
        let entry: PackedEntry
        let below: [PackedEntry]
    }

    private enum Finding: Sendable {
        case elsewhere
        /// The run is archived, and has nothing of that name.
        case nothing
        case packed(Place)
    }

    private func find(_ path: String) throws(PlatformError) -> Finding {
        try looking { (archived) throws(PlatformError) -> Finding in
            guard let (run, list, rest) = try archived.place(of: path) else { return .elsewhere }
            let root = PackedEntry(path: "", kind: .folder, mode: 0o700, modifiedAt: list.archivedAt)
            let entry = rest.isEmpty ? root : list.entries.first { $0.path == rest }
            guard let entry else { return .nothing }
            let prefix = rest.isEmpty ? "" : "\(rest)/"
            let below = entry.kind == .folder ? list.entries.filter { $0.path.hasPrefix(prefix) } : []
            return .packed(Place(run: run, entry: entry, below: below))
        }
    }

    private func status(of place: Place) throws(PlatformError) -> FileStatus {
        guard let pack = try disk.status(of: place.run.pack) else {
            throw .system(operation: "open", subject: place.run.pack, errno: .notFound)
        }
        let entry = place.entry
        return FileStatus(
            within: pack,
            kind: entry.kind.asStatus,
            bytes: entry.bytes,
            mode: entry.mode,
            modified: entry.modifiedAt
        )
    }

    private func open(_ place: Place) throws(PlatformError) -> FileDescriptor {
        let file = try disk.open(place.run.pack, .read)
        let packed = try PackedFile(place.entry, in: place.run.pack, on: disk)
        runs.withLock { $0.open[file.number] = packed }
        return file
    }

    private func packed(_ number: Int32) -> PackedFile? { runs.withLock { $0.open[number] } }

    // MARK: - Reading

    package func open(_ path: String, _ mode: OpenMode) throws(PlatformError) -> FileDescriptor {
        switch mode {
        case .read, .readQuietly:
            switch try find(path) {
            case .elsewhere: break
            case .nothing: throw .system(operation: "open", subject: path, errno: .notFound)
            case .packed(let place) where place.entry.kind == .file: return try open(place)
            case .packed: throw .system(operation: "open", subject: path, errno: .linkLoop)
            }
        case .readFolder, .append, .write, .writeExisting, .createNew, .path: break
        }
        let file = try disk.open(path, mode)
        let number = file.number
        runs.withLock { _ = $0.open.removeValue(forKey: number) }
        return file
    }

    package func read(
        _ file: borrowing FileDescriptor,
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int64
    ) throws(PlatformError) -> Int {
        guard let packed = packed(file.number) else { return try disk.read(file, into: buffer, at: offset) }
        return try packed.read(into: buffer, at: offset)
    }

    package func status(of path: String) throws(PlatformError) -> FileStatus? {
        switch try find(path) {
        case .elsewhere:
            if let status = try disk.status(of: path) { return status }
            // A task may have nothing but archived runs.
            let names = try looking { (archived) throws(PlatformError) in try archived.names(in: path) }
            return names.isEmpty ? nil : try disk.status(of: FilePath.folder(of: FilePath.folder(of: path)))
        case .nothing: return nil
        case .packed(let place): return try status(of: place)
        }
    }

    package func status(of file: borrowing FileDescriptor) throws(PlatformError) -> FileStatus {
        let status = try disk.status(of: file)
        guard let entry = packed(file.number)?.entry else { return status }
        return FileStatus(
            within: status,
            kind: .file,
            bytes: entry.bytes,
            mode: entry.mode,
            modified: entry.modifiedAt
        )
    }

    package func list(_ folder: String) throws(PlatformError) -> [String] {
        switch try find(folder) {
        case .elsewhere: return try listWithArchived(folder)
        case .nothing: throw .system(operation: "open", subject: folder, errno: .notFound)
        case .packed(let place):
            let above = place.entry.path
            return place.below.filter { entry in
                let parent = FilePath.folder(of: entry.path)
                return (parent == "." ? "" : parent) == above
            }.map { FilePath.name(of: $0.path) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
    }

    private func listWithArchived(_ folder: String) throws(PlatformError) -> [String] {
        let archived = try looking { (archived) throws(PlatformError) in try archived.names(in: folder) }
        guard !archived.isEmpty else { return try disk.list(folder) }
        let found = try disk.exists(folder) ? try disk.list(folder) : []
        return Set(found + archived).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package func readLink(_ path: String) throws(PlatformError) -> String {
        guard case .packed(let place) = try find(path) else { return try disk.readLink(path) }
        guard let target = place.entry.target else {
            throw .system(operation: "read the link", subject: path, errno: .invalid)
        }
        return target
    }

    // MARK: - Everything else is as it is

    package func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: borrowing FileDescriptor
    ) throws(PlatformError) -> Int {
        try disk.write(bytes, to: file)
    }

    package func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: borrowing FileDescriptor,
        at offset: Int64
    ) throws(PlatformError) -> Int {
        try disk.write(bytes, to: file, at: offset)
    }

    package func move(
        from pipe: borrowing FileDescriptor,
        to file: borrowing FileDescriptor,
        at offset: Int64,
        countMax: Int
    ) throws(PlatformError) -> Int? {
        try disk.move(from: pipe, to: file, at: offset, countMax: countMax)
    }

    package func reserve(_ length: Int64, in file: borrowing FileDescriptor) throws(PlatformError) {
        try disk.reserve(length, in: file)
    }

    package func synchronize(_ file: borrowing FileDescriptor, _ what: Synchronization) throws(PlatformError) {
        try disk.synchronize(file, what)
    }

    package func rename(_ from: String, to: String) throws(PlatformError) { try disk.rename(from, to: to) }
    package func makeFolder(_ path: String) throws(PlatformError) { try disk.makeFolder(path) }
    package func link(_ path: String, to target: String) throws(PlatformError) { try disk.link(path, to: target) }
    package func remove(_ path: String) throws(PlatformError) { try disk.remove(path) }
    package func removeFolder(_ path: String) throws(PlatformError) { try disk.removeFolder(path) }
}
