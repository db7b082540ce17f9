package import Platform

/// Git as we call it: hardened, so that a repository cannot make it run a program, ask, or go to the network.
///
/// Git takes orders from the settings of the repository that it works on, and whoever writes a repository writes those.
/// What is overruled here names programs: hooks, the watcher of files, pagers, signers. Filters are overruled by a
/// `Worktree`, which knows their names, and programs for diffs by the flags of the calls that make diffs.
package struct GitProgram: Sendable {
    /// On a slow disk a large repository takes its time; what takes longer hangs.
    package static let timeout = Duration.seconds(600)
    /// A list of a million changed paths fits.
    package static let answerBytesMax = 256 << 20

    /// What git needs of a person's environment, to find their own settings and its parts.
    package static let environmentNames = ["PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR", "USER", "LOGNAME"]

    /// Takes what git writes, chunk by chunk.
    package typealias Take = ([UInt8]) throws(PlatformError) -> Void

    package let path: String
    package let version: GitVersion
    let environment: [String]
    private let processes: any Processes

    /// Finds git along the `PATH` of the environment, and looks at its version.
    package init(in environment: Environment, processes: any Processes = SystemProcesses()) throws(GitError) {
        guard let path = ProgramSearch.find("git", in: environment) else { throw .missing }
        let scrubbed = Self.scrubbed(environment)
        var call = ProgramCall(path, ["version"], environment: scrubbed)
        call.timeout = Self.timeout
        let answer: ProgramResult
        do { answer = try call.run(processes: processes) } catch { throw .platform(error) }
        guard let version = GitVersion(parsing: answer.text) else { throw .unreadable("version") }
        guard version >= .needed else { throw .tooOld(found: version, needed: .needed) }
        self.path = path
        self.version = version
        self.environment = scrubbed
        self.processes = processes
    }

    /// Runs a command of git; an end other than success is an error.
    @discardableResult
    func run(
        _ arguments: [String],
        in folder: String,
        settings: [String] = [],
        _ change: (inout ProgramCall) -> Void = { _ in },
        onStdout: Take = { _ in }
    ) throws(GitError) -> ProgramResult {
        let result = try answer(arguments, in: folder, settings: settings, change, onStdout: onStdout)
        guard result.isSuccess else {
            throw .failed(arguments.first ?? "", status: result.status, said: result.said)
        }
        return result
    }

    /// Runs a command of git whose exit code is an answer.
    func answer(
        _ arguments: [String],
        in folder: String,
        settings: [String] = [],
        _ change: (inout ProgramCall) -> Void = { _ in },
        onStdout: Take = { _ in }
    ) throws(GitError) -> ProgramResult {
        let overruled = (Self.settings + syncSettings + settings).flatMap { ["-c", $0] }
        var call = ProgramCall(
            path,
            ["--no-pager", "--no-optional-locks"] + overruled + arguments,
            environment: environment
        )
        call.workingFolder = folder
        call.timeout = Self.timeout
        call.capturedBytesMax = Self.answerBytesMax
        call.rejectsFailure = false
        change(&call)
        do throws(PlatformError) {
            return try call.run(processes: processes, onStdout: onStdout)
        } catch {
            if case .notStarted(_, step: .workingFolder, cause: .notFound) = error { throw .noFolder(folder) }
            throw .platform(error)
        }
    }

    /// What stands above the settings of any repository.
    private static let settings = [
        "core.hooksPath=/dev/null",
        "core.fsmonitor=false",
        "core.untrackedCache=false",
        // A split index would leave its other half in the repository, also where ours is a temporary one.
        "core.splitIndex=false",
        "core.alternateRefsCommand=",
        "core.logAllRefUpdates=false",
        // A file that is kept as it is found needs no warning that its line ends change on the way back.
        "core.safecrlf=false",
        "commit.gpgSign=false",
        "i18n.commitEncoding=UTF-8",
        "submodule.recurse=false",
        "gc.auto=0",
        "maintenance.auto=false",
    ]

    /// What is written is on the disk when the call ends: all objects of a call by one sync where git can do that.
    private var syncSettings: [String] {
        version < .withSyncSettings
            ? ["core.fsyncObjectFiles=true"] : ["core.fsync=loose-object,reference", "core.fsyncMethod=batch"]
    }

    /// Every `GIT_…` would change what a call is about.
    private static func scrubbed(_ environment: Environment) -> [String] {
        var values = [
            "PATH": ProgramSearch.standardPath,
            "LANG": "C",
            "LC_ALL": "C",
            "GIT_TERMINAL_PROMPT": "0",
            // A partial clone fetches what it lacks as soon as it is looked at, by a program that its settings name.
            "GIT_ALLOW_PROTOCOL": "none",
            "GIT_NO_LAZY_FETCH": "1",
        ]
        for name in environmentNames {
            if let value = environment[name] { values[name] = value }
        }
        return Environment(values).entries
    }
}
