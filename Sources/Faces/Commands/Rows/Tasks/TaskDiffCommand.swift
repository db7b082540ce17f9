import Domain
import Git
import Platform

/// `roost task diff`: what a task has changed, line by line.
package enum TaskDiffCommand {
    /// More than anybody reads.
    private static let patchBytesMax: Int64 = 64 << 20
    private static let task = Argument("ID", .task, "The task")

    package static let command = Command(
        "task",
        "diff",
        section: .resources,
        summary: "Show what a task has changed, line by line",
        details: [
            "From where the work began to what the files are now, committed or not. Into a file or another program it "
                + "goes as git apply takes it."
        ],
        examples: [
            Example("roost task diff gh-450", "on a terminal, in colour"),
            Example("roost task diff gh-450 --color always", "for a pager that shows colours"),
        ],
        arguments: [task],
        exitCodes: [.daemonNotRunning, .notFound, .refusedByState, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let reviewed = try invocation.review(invocation.required(task))
        guard let work = reviewed.work, let base = ObjectID(work.base) else {
            throw .refused("\(reviewed.id) has no worktree", hint: "see: roost task show \(reviewed.id)")
        }
        guard let patch = try patch(of: work, since: base, invocation) else {
            throw .failed(
                "what \(reviewed.id) has changed is longer than \(ByteCount(bytes: patchBytesMax))",
                hint: "look at parts of it: git -C \(work.path) diff \(work.base) -- PATH"
            )
        }
        try PatchText.show(patch, on: invocation.console)
        return .ok
    }

    private static func patch(
        of work: ReviewedTask.Work,
        since base: ObjectID,
        _ invocation: Invocation
    ) throws(CommandError) -> [UInt8]? {
        let disk = invocation.disk
        let trees = "\(try invocation.home())/trees"
        let scratch = try onSystem { () throws(PlatformError) in
            try ScratchFolder(in: trees, on: disk, clock: invocation.clock)
        }
        defer { scratch.remove() }
        let path = "\(scratch.path)/patch"
        let bytes = try inGit { () throws(GitError) in
            let git = try GitProgram(in: invocation.environment)
            let look = try WorktreeLook(at: Worktree(at: work.path, git, on: disk), in: scratch.path)
            return try look.writePatch(since: base, into: path, bytesMax: patchBytesMax)
        }
        guard bytes != nil else { return nil }
        return try onSystem { () throws(PlatformError) in try disk.readAll(path, bytesMax: Int(patchBytesMax)) }
    }

    private static func onSystem<Result>(_ body: () throws(PlatformError) -> Result) throws(CommandError) -> Result {
        do { return try body() } catch { throw .platform(error) }
    }

    private static func inGit<Result>(_ body: () throws(GitError) -> Result) throws(CommandError) -> Result {
        do { return try body() } catch { throw .failed(error.description, hint: error.hint) }
    }
}
