import Domain
import Indexer
import Journal
import Panes
import Platform
import Queries
import Runs
import Settings

/// What is in the home, and what leads to it.
extension Doctor {
    /// All of a larger one is read by "roost db check".
    private static let readBytesMax: Int64 = 64 << 20

    func inHome(isWatched: Bool) -> [DoctorFinding] {
        guard isThere(home.root) else { return [] }
        var findings = modes + hooks + unit + moved
        if !isWatched { findings += leavings }
        return findings + [index].compactMap(\.self)
    }

    // MARK: - Modes

    private var modes: [DoctorFinding] {
        names(in: home.root).compactMap { name in
            let path = "\(home.root)/\(name)"
            guard let status = status(of: path), !status.isPrivate else { return nil }
            guard status.kind == .folder || status.kind == .file else { return nil }
            let mode: UInt32 = status.kind == .folder ? 0o700 : 0o600
            let repair = DoctorRepair.close(path, mode: mode)
            let text = "\(path) can be read by others (mode \(String(status.mode, radix: 8)))"
            let label = "mode of \(name)"
            return path == home.redactionKey ? .problem(label, text, repair) : .note(label, text, repair)
        }
    }

    // MARK: - What was left

    private var leavings: [DoctorFinding] {
        var findings: [DoctorFinding] = []
        if status(of: home.socket)?.kind == .socket {
            findings.append(
                .note("socket", "\(home.socket) was left by a daemon that was killed", .remove(home.socket))
            )
        }
        if let status = status(of: home.lock), status.bytes > 0 {
            findings.append(.note("lock", "\(home.lock) names a daemon that is gone", .clear(home.lock)))
        }
        for name in names(in: home.root) where name.hasPrefix(".daemon.log-") || name.hasSuffix(".tmp") {
            guard name.hasPrefix("."), let status = status(of: "\(home.root)/\(name)"),
                status.kind == .file || status.kind == .symbolicLink, isOld(status)
            else { continue }
            let path = "\(home.root)/\(name)"
            findings.append(.note("leaving \(name)", "a write that was killed has left it", .remove(path)))
        }
        let waiting = Deliberate.ignore(because: "a spool that cannot be listed is the daemon's to tell of") {
            () throws(PlatformError) in
            try HookSpool(in: home, on: invocation.disk).names(countMax: HookSpool.reportsMax).count
        }
        if let waiting, waiting > 0 {
            let text = "\(waiting) reports of hooks wait for a daemon to take them"
            findings.append(.note("spool", text, "roost daemon start"))
        }
        return findings
    }

    private func isOld(_ status: FileStatus) -> Bool {
        status.changed < invocation.clock.now().wall - .seconds(3_600)
    }

    private var moved: [DoctorFinding] {
        var findings: [DoctorFinding] = []
        let aside = "\(FilePath.folder(of: home.root))/.\(FilePath.name(of: home.root)).roost-moved"
        if isThere(aside) {
            let text = "\(aside) was left by a move of a home that was killed"
            findings.append(.note("home moved", text, "look at it, then: rm -rf \(CommandText.of([aside]))"))
        }
        for worktree in MovedWorktrees.look(in: home, on: invocation.disk) {
            let label = "worktree \(FilePath.name(of: worktree.path))"
            switch worktree.state {
            case .due: findings.append(.note(label, "\(worktree.path) is known by where it was", .worktrees))
            case .unreachable(let why): findings.append(.note(label, "\(worktree.path): \(why)"))
            case .settled, .original: break
            }
        }
        return findings
    }

    // MARK: - The index

    private var index: DoctorFinding? {
        let paths = Deliberate.ignore(because: "settings that cannot be read are told of by themselves") {
            () throws(CommandError) in try invocation.recordPaths()
        }
        guard let paths else { return nil }
        guard let status = status(of: paths.index) else {
            guard isThere(home.runs) || isThere(home.imports) else { return nil }
            return .note("index", "not made yet; the first question makes it", .index)
        }
        let now = invocation.clock.now().wall
        guard status.bytes <= Self.readBytesMax else {
            let formats = DatabaseFormat.all(paths, on: invocation.disk, at: now)
            return formats.isEmpty
                ? .problem("index", "\(paths.index) cannot be read", .reindex) : .ok("index", paths.index)
        }
        let check = RecordCheck(paths, on: invocation.disk, at: now)
        let wrong = check.findings.filter { $0.isWrong && $0.subject != .rows }
        if let first = wrong.first { return .problem("index", first.text, .reindex) }
        let behind = check.findings.first { $0.subject == .reading && $0.text.hasSuffix("to read") }
        if let behind { return .note("index", "behind the files: \(behind.text)", .index) }
        return .ok("index", paths.index)
    }

    // MARK: - What leads here

    private var hooks: [DoctorFinding] {
        [false, true].compactMap { isUsers in
            let programs = Deliberate.ignore(because: "settings that cannot be read are told of by \"roost init\"") {
                () throws(CommandError) -> (path: String, programs: Set<String>) in
                let file = try ClaudeSettingsFile(isUsers: isUsers, invocation)
                let bytes = try file.read() ?? []
                let hooks = Deliberate.ignore(because: "what is no JSON has no hooks of ours") {
                    () throws(ClaudeHooks.Fault) in try ClaudeHooks(bytes)
                }
                return (file.path, hooks?.programs ?? [])
            }
            guard let programs, !programs.programs.isEmpty else { return nil }
            let label = "hooks of \(isUsers ? "yours" : "this repository")"
            let missing = programs.programs.filter { program in
                program == "roost"
                    ? ProgramSearch.find(program, in: invocation.environment) == nil
                    : ProgramSearch.look(at: program) != .program
            }
            guard let first = missing.min() else { return .ok(label, programs.path) }
            return .problem(label, "\(programs.path) calls \(first), which is not there", .hooks(isUsers: isUsers))
        }
    }

    private var unit: [DoctorFinding] {
        let found = Deliberate.ignore(because: "a unit that cannot be read is told of by \"roost service status\"") {
            () throws(CommandError) -> (unit: UnitFile, text: String)? in
            guard let unit = try invocation.installedUnit(), let text = try invocation.installedText(of: unit) else {
                return nil
            }
            return (unit, text)
        }
        guard let found = found ?? nil else { return [] }
        let path = found.unit.path ?? found.unit.name
        guard found.text != found.unit.text else { return [.ok("unit", path)] }
        return [.note("unit", "\(path) is not what this roost would write", .unit)]
    }

    // MARK: - Looking

    private func status(of path: String) -> FileStatus? {
        let status = Deliberate.ignore(because: "what cannot be looked at is told of by whoever needs it") {
            () throws(PlatformError) in try invocation.disk.status(of: path)
        }
        return status ?? nil
    }

    private func isThere(_ path: String) -> Bool { status(of: path) != nil }

    private func names(in folder: String) -> [String] {
        Deliberate.ignore(because: "a home that cannot be listed is told of by itself") {
            () throws(PlatformError) in try invocation.disk.list(folder)
        } ?? []
    }
}
