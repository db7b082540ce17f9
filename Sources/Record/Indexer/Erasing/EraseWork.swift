import Domain
import Git
import JSON
import Journal
import Platform
import Store

/// Does what a plan says, wherever it was left off: puts the new files in the place of the old, removes, tells of it in
/// a journal, and makes the databases anew, from files that hold no more of it.
struct EraseWork {
    private static let folderName = ".erase"

    private let paths: RecordPaths
    private let disk: any Disk
    /// What whoever called sees of the archive.
    private let view: ArchivedDisk?
    private let clock: any Clock
    private let environment: Environment

    init(_ paths: RecordPaths, on disk: any Disk, clock: any Clock, environment: Environment) {
        self.paths = paths
        self.disk = ArchivedDisk.beneath(disk)
        view = disk as? ArchivedDisk
        self.clock = clock
        self.environment = environment
    }

    static func folder(of paths: RecordPaths) -> String { "\(paths.home.root)/\(folderName)" }

    private var folder: String { Self.folder(of: paths) }
    private var planFile: String { "\(folder)/\(ErasePlan.fileName)" }

    /// From here on it will be done, whoever does it.
    func commit(_ plan: ErasePlan) throws(IndexerError) {
        try IndexerError.onDisk { () throws(PlatformError) in
            try disk.makeFolders(folder)
            try disk.replaceFile(planFile, with: plan.bytes)
        }
    }

    /// Goes on with a plan that is there. Answers what could not be removed, nothing where there is no plan.
    @discardableResult
    func finish(under lock: IndexLock) throws(IndexerError) -> [EraseFindings.Left]? {
        guard let plan = try plan() else { return nil }
        for copy in plan.copies { try put(copy) }
        for path in plan.removals { try remove(path) }
        let left = try removeRefs(plan)
        try record(plan, left)
        view?.forget()
        let report = try Reindex(paths, on: disk, clock: clock).run(under: lock)
        if let missing = report.missingConversations { throw .store(missing) }
        try IndexerError.onDisk { () throws(PlatformError) in
            try disk.remove(planFile)
            // One that was killed while it wrote its plan has left a part of it there.
            try FolderRemoval.remove(folder, on: disk)
            try disk.synchronizeFolder(paths.home.root)
        }
        return left
    }

    private func plan() throws(IndexerError) -> ErasePlan? {
        let isThere = try IndexerError.onDisk { () throws(PlatformError) in try disk.exists(planFile) }
        guard isThere else { return nil }
        let bytes = try IndexerError.onDisk { () throws(PlatformError) in
            try disk.readAll(planFile, bytesMax: ErasePlan.limits.bytesMax)
        }
        let value: JSONValue
        do { value = try JSONReader.read(bytes, limits: ErasePlan.limits) } catch {
            throw .journal(.notJSON(file: planFile, error))
        }
        guard let object = value.objectValue else { throw .journal(.notObject(file: planFile)) }
        do { return try ErasePlan(Fields(object)) } catch { throw .journal(.field(file: planFile, error)) }
    }

    // MARK: - Files

    /// What was erased goes from the old file first, so that it is not left in blocks of the disk that no file has any
    /// more; then the new one takes its place, which has all of it right.
    private func put(_ copy: ErasePlan.Copy) throws(IndexerError) {
        try IndexerError.onDisk { () throws(PlatformError) in
            guard try disk.exists(copy.made) else { return }
            if try disk.exists(copy.path) { try overwrite(copy.path, from: copy.made) }
            try disk.uninterrupted { () throws(PlatformError) in try disk.rename(copy.made, to: copy.path) }
            try disk.synchronizeFolder(FilePath.folder(of: copy.path))
        }
    }

    private func overwrite(_ path: String, from made: String) throws(PlatformError) {
        let old = try disk.openFile(path, .writeExisting)
        let new = try disk.openFile(made, .read)
        let length = try disk.status(of: old).bytes
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { room.deallocate() }
        var offset: Int64 = 0
        while offset < length {
            let part = UnsafeMutableRawBufferPointer(
                rebasing: room.prefix(Int(min(Int64(room.count), length - offset)))
            )
            let count = try disk.readFully(new, into: part, at: offset)
            // A file that is packed again may be shorter.
            UnsafeMutableRawBufferPointer(rebasing: part[count...]).initializeMemory(as: UInt8.self, repeating: 0)
            try disk.writeAll(UnsafeRawBufferPointer(part), to: old, at: offset)
            offset += Int64(part.count)
        }
        try disk.synchronizeFully(old, .data)
    }

    private func remove(_ path: String) throws(IndexerError) {
        try IndexerError.onDisk { () throws(PlatformError) in
            guard try disk.exists(path) else { return }
            try FolderRemoval.remove(path, on: disk)
            try disk.synchronizeFolder(FilePath.folder(of: path))
            try removeEmptyFolders(above: path)
        }
    }

    /// A month of which nothing is archived any more is none.
    private func removeEmptyFolders(above path: String) throws(PlatformError) {
        var folder = FilePath.folder(of: path)
        while folder.hasPrefix(paths.home.archive + "/"), try disk.list(folder).isEmpty {
            try disk.removeFolder(folder)
            folder = FilePath.folder(of: folder)
            try disk.synchronizeFolder(folder)
        }
    }

    // MARK: - Refs

    /// A repository may have gone since, and then its refs have too.
    private func removeRefs(_ plan: ErasePlan) throws(IndexerError) -> [EraseFindings.Left] {
        var left: [EraseFindings.Left] = []
        for refs in plan.refs {
            do throws(GitError) {
                let git = try GitProgram(in: environment)
                try Worktree(at: refs.repository, git, on: disk).remove(refs: refs.refs)
            } catch {
                left.append(EraseFindings.Left(path: refs.repository, why: "its refs could not be removed: \(error)"))
            }
        }
        return left
    }

    // MARK: - The record

    private func record(_ plan: ErasePlan, _ left: [EraseFindings.Left]) throws(IndexerError) {
        let session = paths.home.session(plan.session)
        let isThere = try IndexerError.onDisk { () throws(PlatformError) in try disk.exists(session.directory) }
        try IndexerError.inJournal { () throws(JournalError) in
            var writer: SessionWriter
            if isThere {
                let quarantine = Quarantine(home: paths.home, disk: disk, clock: clock)
                do throws(JournalError) {
                    writer = try SessionWriter.takeOver(session, quarantine: quarantine, disk: disk, clock: clock)
                } catch {
                    guard case .ended = error else { throw error }
                    return
                }
            } else {
                let metadata = SessionMetadata(
                    session: plan.session,
                    kind: .command,
                    startedAt: plan.at,
                    config: ["command": "roost erase"],
                    pid: ProcessIdentity.ownPID,
                    hostName: nil
                )
                writer = try SessionWriter.begin(metadata, in: paths.home, disk: disk, clock: clock)
            }
            if writer.state.lastEventSeq == 0 { try tell(plan, left, &writer) }
            try writer.end(.normal)
        }
    }

    private func tell(
        _ plan: ErasePlan,
        _ left: [EraseFindings.Left],
        _ writer: inout SessionWriter
    ) throws(JournalError) {
        var details = plan.details
        if !left.isEmpty { details["refs_left"] = .array(left.map { .string("\($0.path): \($0.why)") }) }
        let data: JSONObject = [
            "event_type": "erased", "severity": "warning", "component": "erase", "details": .object(details),
        ]
        try writer.record(.system, plan.message, level: .warn, data: data)
    }
}
