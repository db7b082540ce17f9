import Domain
import Glibc
import Platform

/// Where the measured programs and their anchors are.
struct Programs {
    private let folders: [String]
    private let environment: [String]

    init(_ environment: Environment) {
        folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").map(String.init)
        self.environment = environment.entries
    }

    private init(_ folders: [String], _ environment: [String]) {
        self.folders = folders
        self.environment = environment
    }

    /// One of ours, as it was built beside this one.
    func ours(_ name: String) throws(PlatformError) -> String {
        "\(FilePath.folder(of: try SystemDisk().readLink("/proc/self/exe")))/\(name)"
    }

    /// nil where it is missing.
    func anchor(_ name: String) -> String? {
        folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// The same, with more in the environment of what is run, in the place of what bears the same name there.
    func adding(_ entries: [String]) -> Programs {
        let names = entries.map { $0.prefix { $0 != "=" } }
        return Programs(folders, environment.filter { !names.contains($0.prefix { $0 != "=" }) } + entries)
    }

    /// What the environment says under this name.
    func variable(_ name: String) -> String? {
        environment.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }

    /// Whether the interpreter has this module.
    func hasModule(_ module: String, _ python: String) -> Bool {
        let found = Deliberate.ignore(because: "a module that cannot be imported is not there") {
            () throws(PlatformError) in try run(python, ["-c", "import \(module)"], error: .null)
        }
        return found != nil
    }

    /// Runs a program to its end: how long that took, and what it cost.
    func run(
        _ path: String,
        _ arguments: [String],
        output: SpawnRequest.Stream = .null,
        error: SpawnRequest.Stream = .descriptor(STDERR_FILENO),
        mayFail: Bool = false
    ) throws(PlatformError) -> Cost {
        let clock = SystemClock()
        let began = clock.now().monotonic
        var request = SpawnRequest(path, arguments, environment: environment)
        request.output = output
        request.error = error
        var child = try SystemProcesses().spawn(request)
        guard let exit = try child.wait() else { throw .noProgress(subject: path) }
        let wall = began.duration(to: clock.now().monotonic)
        guard mayFail || exit.status == .exited(code: 0) else {
            throw .unreadable(path: path, expected: "a program that ends well; it ended with \(exit.status)")
        }
        var cost = Cost(wall: wall, cpu: exit.userTime + exit.systemTime, peakMemoryBytes: exit.peakMemoryBytes)
        if case .exited(let code) = exit.status { cost.exitCode = code }
        return cost
    }

    /// What a program writes, once it has ended.
    func text(
        of path: String,
        _ arguments: [String],
        _ scratch: Scratch,
        mayFail: Bool = false
    ) throws -> String {
        let output = try scratch.create("text")
        _ = try run(path, arguments, output: .descriptor(output.number), mayFail: mayFail)
        return try scratch.text("text")
    }

    /// The interpreter itself: what is called python3 may be a script that looks for it.
    func python(_ scratch: Scratch) throws -> String? {
        guard let found = anchor("python3") else { return nil }
        return try text(of: found, ["-c", "import sys; print(sys.executable)"], scratch)
            .split(separator: "\n").first.map(String.init)
    }

    /// Starts a program that goes on until it is killed.
    func start(
        _ path: String,
        _ arguments: [String],
        input: Int32? = nil,
        output: Int32
    ) throws(PlatformError) -> ChildProcess {
        var request = SpawnRequest(path, arguments, environment: environment)
        if let input { request.input = .descriptor(input) }
        request.output = .descriptor(output)
        request.error = .descriptor(STDERR_FILENO)
        return try SystemProcesses().spawn(request)
    }
}
