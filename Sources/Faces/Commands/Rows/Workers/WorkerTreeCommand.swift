import Domain
import Git
import Glibc
import JSON
import Journal
import Platform
import Queries
import Runs

/// Where a worker works: `roost worker shell` and `roost worker diff`.
package enum WorkerTreeCommand {
    private static let noteBytesMax = 1 << 16

    package static let shell = row(
        "shell",
        "Open a shell in the worktree of a worker",
        [
            "It is $SHELL, and exit comes back. Where the output is no terminal the path of the folder is printed "
                + "instead: cd \"$(roost worker shell gh-450)\"."
        ],
        Example("roost worker shell gh-450", "to look around, or to lend a hand")
    ) { (invocation) throws(CommandError) in try open(try invocation.worker(), invocation) }

    package static let diff = row(
        "diff",
        "Show what is changed in the worktree of a worker",
        [
            "From where its work began to what the files are now, committed or not; in a folder that was not made for "
                + "it, what is not committed. Into a file or another program it goes as git apply takes it."
        ],
        Example("roost worker diff gh-450", "on a terminal, in colour"),
        options: [TaskDiffCommand.redacted]
    ) { (invocation) throws(CommandError) in
        let target = try invocation.worker()
        let path = try folder(of: target, invocation)
        let home = HomePaths(root: try invocation.home())
        let isRedacted = invocation[TaskDiffCommand.redacted]
        try invocation.showPatch(
            ofTree: path,
            since: base(of: path, invocation),
            of: target.name,
            without: isRedacted ? RunRedaction(of: target.run.paths, in: home, on: invocation.disk) : nil
        )
        return .ok
    }

    private static func row(
        _ name: String,
        _ summary: String,
        _ details: [String],
        _ example: Example,
        options: [any OptionKey] = [],
        run: @escaping Command.Run
    ) -> Command {
        Command(
            "worker",
            name,
            section: .resources,
            summary: summary,
            details: details,
            examples: [example],
            arguments: [WorkerTarget.argument],
            options: options,
            exitCodes: [.notFound, .refusedByState],
            run: run
        )
    }

    private static func open(_ target: WorkerTarget, _ invocation: Invocation) throws(CommandError) -> ExitCode {
        let path = try folder(of: target, invocation)
        guard invocation.console.output.isTerminal else {
            try invocation.console.line(path)
            return .ok
        }
        let shell = invocation.environment["SHELL"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/bin/sh"
        let others = target.run.state.isOver ? "" : "; its agent works here too"
        try invocation.console.say("roost: the worktree of \(target.name)\(others). exit comes back")
        guard chdir(path) == 0 else {
            throw .platform(.system(operation: "enter", subject: path, errno: Errno(code: errno)))
        }
        var values = invocation.environment.values
        values["PWD"] = path
        throw .platform(ProgramReplacement.become(shell, [], environment: Environment(values)))
    }

    static func folder(of target: WorkerTarget, _ invocation: Invocation) throws(CommandError) -> String {
        let home = HomePaths(root: try invocation.home())
        let path = home.current(target.run.metadata.worktreePath, on: invocation.disk)
        let isThere: Bool
        do throws(PlatformError) { isThere = try invocation.disk.status(of: path)?.kind == .folder } catch {
            throw .platform(error)
        }
        guard isThere else {
            throw .refused(
                "the worktree of \(target.name) is gone: \(SafeText.of(path))",
                hint: "what became of it: roost worktree list --task \(target.run.metadata.task)"
            )
        }
        return path
    }

    /// What is noted beside a worktree that was made for a task says from which commit it began.
    static func base(of path: String, _ invocation: Invocation) -> ObjectID? {
        let note = "\(FilePath.folder(of: path))/.worktree-\(FilePath.name(of: path))"
        let bytes = Deliberate.ignore(because: "without a note it is what is not committed that is shown") {
            () throws(PlatformError) in try invocation.disk.readAll(note, bytesMax: noteBytesMax)
        }
        let value = bytes.flatMap { bytes in
            Deliberate.ignore(because: "what is no note is none") { () throws(JSONError) in try JSONReader.read(bytes) }
        }
        return value?["base"]?.stringValue.flatMap { ObjectID($0) }
    }
}
