import Domain
import Git
import Platform
import Queries

extension Invocation {
    /// More than anybody reads.
    static let patchBytesMax: Int64 = 64 << 20

    /// Shows what is changed in a worktree, committed or not, as `git apply` takes it.
    ///
    /// - Parameters:
    ///   - base: from where the work began; nil for what is not committed.
    ///   - name: whose work it is.
    ///   - run: whose secrets are taken out, where the patch is only to be read.
    func showPatch(
        ofTree path: String,
        since base: ObjectID?,
        of name: String,
        without run: RunRedaction?
    ) throws(CommandError) {
        guard let patch = try patch(ofTree: path, since: base) else {
            throw .failed(
                "what \(name) has changed is longer than \(ByteCount(bytes: Self.patchBytesMax))",
                hint: "look at parts of it: git -C \(path) diff \(base?.text ?? "HEAD") -- PATH"
            )
        }
        let shown = run.map { Array($0.redact(String(decoding: patch, as: UTF8.self)).text.utf8) }
        try PatchText.show(shown ?? patch, on: console)
    }

    /// The same as bytes; nil where it is longer than so many.
    func patch(
        ofTree path: String,
        since base: ObjectID?,
        bytesMax: Int64 = Self.patchBytesMax
    ) throws(CommandError) -> [UInt8]? {
        let trees = "\(try home())/trees"
        let scratch = try Self.onSystem { () throws(PlatformError) in
            try ScratchFolder(in: trees, on: disk, clock: clock)
        }
        defer { scratch.remove() }
        let file = "\(scratch.path)/patch"
        let bytes = try Self.inGit { () throws(GitError) in
            let git = try GitProgram(in: environment)
            let look = try WorktreeLook(at: Worktree(at: path, git, on: disk), in: scratch.path)
            return try look.writePatch(since: base, into: file, bytesMax: bytesMax)
        }
        guard bytes != nil else { return nil }
        return try Self.onSystem { () throws(PlatformError) in
            try disk.readAll(file, bytesMax: Int(bytesMax))
        }
    }

    private static func onSystem<Result>(_ body: () throws(PlatformError) -> Result) throws(CommandError) -> Result {
        do { return try body() } catch { throw .platform(error) }
    }

    private static func inGit<Result>(_ body: () throws(GitError) -> Result) throws(CommandError) -> Result {
        do { return try body() } catch { throw .failed(error.description, hint: error.hint) }
    }
}
