import Domain
import Git
import Platform

/// What is changed in a worktree, committed or not, as `git apply` takes it.
enum WorktreePatch {
    /// More than anybody reads.
    private static let bytesMax: Int64 = 64 << 20

    /// - Parameters:
    ///   - base: from where the work began; nil for what is not committed.
    ///   - name: whose work it is.
    static func show(
        _ path: String,
        since base: ObjectID?,
        of name: String,
        _ invocation: Invocation
    ) throws(CommandError) {
        guard let patch = try patch(of: path, since: base, invocation) else {
            throw .failed(
                "what \(name) has changed is longer than \(ByteCount(bytes: bytesMax))",
                hint: "look at parts of it: git -C \(path) diff \(base?.text ?? "HEAD") -- PATH"
            )
        }
        try PatchText.show(patch, on: invocation.console)
    }

    private static func patch(
        of path: String,
        since base: ObjectID?,
        _ invocation: Invocation
    ) throws(CommandError) -> [UInt8]? {
        let disk = invocation.disk
        let trees = "\(try invocation.home())/trees"
        let scratch = try onSystem { () throws(PlatformError) in
            try ScratchFolder(in: trees, on: disk, clock: invocation.clock)
        }
        defer { scratch.remove() }
        let file = "\(scratch.path)/patch"
        let bytes = try inGit { () throws(GitError) in
            let git = try GitProgram(in: invocation.environment)
            let look = try WorktreeLook(at: Worktree(at: path, git, on: disk), in: scratch.path)
            return try look.writePatch(since: base, into: file, bytesMax: bytesMax)
        }
        guard bytes != nil else { return nil }
        return try onSystem { () throws(PlatformError) in try disk.readAll(file, bytesMax: Int(bytesMax)) }
    }

    private static func onSystem<Result>(_ body: () throws(PlatformError) -> Result) throws(CommandError) -> Result {
        do { return try body() } catch { throw .platform(error) }
    }

    private static func inGit<Result>(_ body: () throws(GitError) -> Result) throws(CommandError) -> Result {
        do { return try body() } catch { throw .failed(error.description, hint: error.hint) }
    }
}
