import Domain
import Glibc
import Indexer
import Journal
import Platform
import Runs

/// Does what findings ask for, as far as that is ours to do.
struct DoctorFixing {
    private let invocation: Invocation
    private let home: HomePaths

    init(_ invocation: Invocation, _ home: HomePaths) {
        self.invocation = invocation
        self.home = home
    }

    /// Answers what was done, in a few words.
    func perform(_ repair: DoctorRepair) throws(CommandError) -> String {
        switch repair {
        case .close(let path, let mode):
            // A link in its place would have something else closed.
            guard fchmodat(AT_FDCWD, path, mode_t(mode), AT_SYMLINK_NOFOLLOW) == 0 else {
                throw .platform(.system(operation: "set the mode of", subject: path, errno: Errno(code: errno)))
            }
            return "\(path) is yours alone"
        case .remove(let path):
            try onDisk { () throws(PlatformError) in
                // A daemon may have begun since it was looked at.
                guard let lock = try FileLock.acquire(invocation.disk.openFile(home.lock, .write)) else { return }
                if try invocation.disk.exists(path) { try invocation.disk.remove(path) }
                _ = consume lock
            }
            return "\(path) is removed"
        case .clear(let path):
            try onDisk { () throws(PlatformError) in
                let file = try invocation.disk.openFile(path, .write)
                guard let lock = try FileLock.acquire(file) else { return }
                guard ftruncate(lock.descriptor.number, 0) == 0 else {
                    throw .system(operation: "empty", subject: path, errno: Errno(code: errno))
                }
            }
            return "\(path) names nobody"
        case .index: return try readIndex()
        case .reindex: return try makeIndex()
        case .hooks(let isUsers): return try setHooks(isUsers: isUsers)
        case .unit: return try writeUnit()
        case .worktrees:
            let settled = MovedWorktrees.settle(in: home, on: SystemDisk()).filter { $0.state == .settled }
            return "\(settled.count) worktrees are known to their repositories again"
        }
    }

    private func readIndex() throws(CommandError) -> String {
        let index = try invocation.index(at: try invocation.recordPaths())
        let report = try invocation.indexing { () throws(IndexerError) in try index.pass() }
        try invocation.tell(report)
        return "the index is up to date"
    }

    private func makeIndex() throws(CommandError) -> String {
        let reindex = Reindex(
            try invocation.recordPaths(),
            on: invocation.disk,
            clock: invocation.clock,
            waiting: try invocation.patience()
        )
        let report = try invocation.indexing { () throws(IndexerError) in try reindex.run() }
        try invocation.tell(report)
        return "the index is made anew from the files"
    }

    private func setHooks(isUsers: Bool) throws(CommandError) -> String {
        let file = try ClaudeSettingsFile(isUsers: isUsers, invocation)
        let before = try file.read()
        let hooks: ClaudeHooks
        do throws(ClaudeHooks.Fault) {
            var found = try ClaudeHooks(before ?? [])
            try found.add(callingBy: InitCommand.program(invocation))
            hooks = found
        } catch { throw .refused("\(file.path) is left as it is: \(error.text)", hint: nil) }
        let copy = try file.write(hooks.bytes, over: before)
        return "\(file.path) calls this roost" + (copy.map { "; what was there is kept in \($0)" } ?? "")
    }

    private func writeUnit() throws(CommandError) -> String {
        guard let unit = try invocation.installedUnit(), let path = unit.path, let text = unit.text else {
            throw .refused("there is no unit of ours", hint: "roost service install")
        }
        try onDisk { () throws(PlatformError) in try invocation.disk.replaceFile(path, with: Array(text.utf8)) }
        do throws(Systemctl.Fault) { try Systemctl(invocation.environment).call("daemon-reload") } catch {
            return "\(path) is written; systemd was not told: \(error.text)"
        }
        return "\(path) is written, and systemd has read it"
    }

    private func onDisk<Result>(_ body: () throws(PlatformError) -> Result) throws(CommandError) -> Result {
        do throws(PlatformError) { return try body() } catch { throw .platform(error) }
    }
}
