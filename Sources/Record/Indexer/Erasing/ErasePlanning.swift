import Domain
import JSON
import Journal
import Platform
import Store

/// Makes the files that are to take the place of others, and the plan that says so. Where one cannot be made, none is
/// left.
struct ErasePlanning {
    /// Whose session may not be written meanwhile. A class, since what is locked is not copied.
    private final class Held {
        let lock: DirectoryLock

        init(_ directory: String, on disk: any Disk) throws(JournalError) {
            lock = try DirectoryLock(directory, on: disk)
        }
    }

    private let subject: EraseSubject
    private let disk: any Disk
    private let now: WallTime
    private let session: SessionID
    private var held: [Held] = []
    private var copies: [ErasePlan.Copy] = []
    private let packs: [ErasePack]
    /// Where new files of archived runs wait until these are packed again.
    private let staging: String
    private var staged: [String: String] = [:]

    init(
        _ subject: EraseSubject,
        at now: WallTime,
        packs: [ErasePack] = [],
        staging: String = "",
        on disk: any Disk
    ) {
        self.subject = subject
        self.now = now.truncatedToMilliseconds
        self.packs = packs
        self.staging = staging
        self.disk = disk
        session = SessionID.mint(at: now, random: Randomness.uint64())
    }

    /// Nobody may write to any of these from here on, as long as this lives.
    mutating func hold(_ owners: Set<EraseFile.Owner>) throws(IndexerError) {
        for owner in owners {
            switch owner {
            // Of archived runs nothing can be written, and whoever archives has the lock of the index.
            case .run(let directory) where packs.contains { $0.directory == directory }: break
            case .run(let directory): try hold(run: RunPaths(directory: directory))
            case .session(let directory): try hold(directory, "the session \(FilePath.name(of: directory))")
            case .imported, .nobody: break
            }
        }
    }

    mutating func hold(run: RunPaths) throws(IndexerError) {
        let name = FilePath.name(of: run.directory)
        let state = Deliberate.ignore(because: "a run whose state cannot be read is not known to be over") {
            () throws(JournalError) in try RunState.read(run.state, on: disk)
        }
        guard state?.isOver == true else { throw Self.stillThere("the run \(name)", stop: "roost run stop \(name)") }
        try hold(run.directory, "the run \(name)")
    }

    private mutating func hold(_ directory: String, _ what: String) throws(IndexerError) {
        do throws(JournalError) { held.append(try Held(directory, on: disk)) } catch {
            guard case .locked = error else { throw .journal(error) }
            throw Self.stillThere(what, stop: nil)
        }
    }

    private static func stillThere(_ what: String, stop: String?) -> IndexerError {
        .refused(
            "\(what) has not ended, and what is written to it now would stay",
            hint: stop.map { "stop it first: \($0)" } ?? "stop first what writes to it"
        )
    }

    // MARK: - Making

    mutating func plan(_ findings: EraseFindings) throws(IndexerError) -> ErasePlan {
        do throws(IndexerError) {
            let plan = try make(findings)
            try removeStaged()
            return plan
        } catch {
            Deliberate.ignore(because: "the failure that led here is the one to report") {
                () throws(IndexerError) in try removeStaged()
            }
            for copy in copies {
                Deliberate.ignore(because: "the failure that led here is the one to report") {
                    () throws(PlatformError) in try disk.remove(copy.made)
                }
            }
            throw error
        }
    }

    private mutating func make(_ findings: EraseFindings) throws(IndexerError) -> ErasePlan {
        let changed = findings.files.filter { $0.treatment != .removed && $0.treatment != .left }
        for file in changed { try write(file) }
        for (directory, files) in Dictionary(grouping: changed, by: \.owner.directory) {
            guard let directory else { continue }
            try makeDigests(of: directory, files)
            try makeRecord(of: directory, files)
        }
        try packAgain(changed)
        let removals = findings.removals + findings.files.filter { $0.treatment == .removed }.map(\.path)
        return ErasePlan(
            at: now,
            session: session,
            message: message(changed, removals),
            details: details(changed, removals, findings),
            copies: copies,
            removals: removals,
            refs: findings.refs
        )
    }

    private mutating func write(_ file: EraseFile) throws(IndexerError) {
        switch file.treatment {
        case .texts, .rows: try writeRows(file)
        case .name, .target, .removed, .left: break
        case .bytes, .lines, .packed: try ErasedCopy.write(file, to: reserve(file.path), on: disk)
        }
    }

    private mutating func writeRows(_ file: EraseFile) throws(IndexerError) {
        let plainDisk = ArchivedDisk.beneath(disk)
        let old = MonthFile(file.path, on: plainDisk, at: now)
        let made = try reserve(file.path)
        try IndexerError.inStore { () throws(StoreError) in
            if case .run(let run) = subject {
                let others = try old.runs().subtracting([run.text]).sorted()
                try MonthFile(made, on: plainDisk, at: now).writeFacts(others, from: old.open())
            } else {
                try MonthTexts(of: old).write(without: file.ranges, to: made)
            }
        }
    }

    private mutating func packAgain(_ files: [EraseFile]) throws(IndexerError) {
        for pack in packs {
            let own = files.filter { $0.owner == .run(pack.directory) }
            guard !own.isEmpty else { continue }
            copies.append(ErasePlan.Copy(path: pack.run.pack, made: pack.run.unfinishedPack))
            let list = try pack.packAgain(own, staged, at: now, on: disk)
            try put(list.bytes, pack.run.list)
        }
    }

    private func removeStaged() throws(IndexerError) {
        guard !staged.isEmpty else { return }
        try IndexerError.onDisk { () throws(PlatformError) in try FolderRemoval.remove(staging, on: disk) }
    }

    /// The place of the new file, which is removed again where the plan does not come about.
    private mutating func reserve(_ path: String) throws(IndexerError) -> String {
        if packs.contains(where: { path.hasPrefix($0.directory + "/") }) {
            try IndexerError.onDisk { () throws(PlatformError) in try disk.makeFolders(staging) }
            let made = "\(staging)/\(staged.count)-\(FilePath.name(of: path))"
            staged[path] = made
            return made
        }
        let made = "\(FilePath.folder(of: path))/.\(FilePath.name(of: path))\(EraseSearch.madeSuffix)"
        copies.append(ErasePlan.Copy(path: path, made: made))
        return made
    }

    private mutating func makeDigests(of directory: String, _ files: [EraseFile]) throws(IndexerError) {
        let changed = files.filter { Digests.covers($0.name) && $0.owner == .run(directory) }
        guard !changed.isEmpty else { return }
        let ranges = Dictionary(changed.map { ($0.name, $0.ranges) }) { $1 }
        let paths = RunPaths(directory: directory)
        let bytes = try IndexerError.inJournal { () throws(JournalError) in
            try Digests.erasing(ranges, of: paths, on: disk)
        }
        if let bytes { try put(bytes, paths.digests) }
    }

    private mutating func makeRecord(of directory: String, _ files: [EraseFile]) throws(IndexerError) {
        guard case .secret(let fingerprint) = subject else { return }
        let path = "\(directory)/\(ErasedRecord.fileName)"
        let isThere = try IndexerError.onDisk { () throws(PlatformError) in try disk.exists(path) }
        var record = try IndexerError.inJournal { () throws(JournalError) in
            isThere ? try ErasedRecord.read(path, on: disk) : ErasedRecord()
        }
        record.add(
            ErasedRecord.Erasure(
                at: now,
                session: session,
                secret: fingerprint,
                files: files.map { ErasedFile($0.name, $0.ranges) }
            )
        )
        try put(record.bytes, path)
    }

    private mutating func put(_ bytes: [UInt8], _ path: String) throws(IndexerError) {
        let made = try reserve(path)
        try IndexerError.onDisk { () throws(PlatformError) in try disk.createFile(made, with: bytes) }
    }

    // MARK: - What is told

    private static let listedMax = 100

    private func message(_ changed: [EraseFile], _ removals: [String]) -> String {
        let places = changed.reduce(0) { $0 + $1.ranges.count }
        return switch subject {
        case .secret: "Erased a secret at \(places) places in \(changed.count) files."
        case .run(let run): "Erased the run \(run)."
        }
    }

    private func details(_ changed: [EraseFile], _ removals: [String], _ findings: EraseFindings) -> JSONObject {
        let files = changed.prefix(Self.listedMax).map { file -> JSONValue in
            var object = ErasedFile(file.name, file.ranges).json
            object["ranges"] = nil
            object["file"] = .string(file.shownPath)
            return .object(object)
        }
        var details: JSONObject = [
            "what": .string(subject.noun), "files": .integer(Int64(changed.count)),
            "places": .integer(changed.reduce(0) { $0 + Int64($1.ranges.count) }),
            "bytes": .integer(changed.reduce(0) { $0 + $1.byteCount }),
            "changed": .array(files),
            "removed": .array(removals.prefix(Self.listedMax).map(JSONValue.string)),
            "refs": .array(findings.refs.flatMap(\.refs).prefix(Self.listedMax).map(JSONValue.string)),
        ]
        switch subject {
        case .secret(let fingerprint): details["secret_hmac_sha256"] = .string(fingerprint)
        case .run(let run): details["run_id"] = .string(run.text)
        }
        if !findings.left.isEmpty {
            details["left"] = .array(findings.left.prefix(Self.listedMax).map { .string("\($0.path): \($0.why)") })
        }
        return details
    }
}
