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

    /// One of ours, as it was built beside this one.
    func ours(_ name: String) throws(PlatformError) -> String {
        "\(FilePath.folder(of: try SystemDisk().readLink("/proc/self/exe")))/\(name)"
    }

    /// nil where it is missing.
    func anchor(_ name: String) -> String? {
        folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Runs a program to its end: how long that took, and what it cost.
    func run(_ path: String, _ arguments: [String], output: SpawnRequest.Stream = .null) throws(PlatformError) -> Cost {
        let clock = SystemClock()
        let began = clock.now().monotonic
        var request = SpawnRequest(path, arguments, environment: environment)
        request.output = output
        request.error = .descriptor(STDERR_FILENO)
        var child = try SystemProcesses().spawn(request)
        guard let exit = try child.wait() else { throw .noProgress(subject: path) }
        let wall = began.duration(to: clock.now().monotonic)
        guard exit.status == .exited(code: 0) else {
            throw .unreadable(path: path, expected: "a program that ends well; it ended with \(exit.status)")
        }
        return Cost(wall: wall, cpu: exit.userTime + exit.systemTime)
    }

    /// Starts a program that goes on until it is killed.
    func start(_ path: String, _ arguments: [String], output: Int32) throws(PlatformError) -> ChildProcess {
        var request = SpawnRequest(path, arguments, environment: environment)
        request.output = .descriptor(output)
        request.error = .descriptor(STDERR_FILENO)
        return try SystemProcesses().spawn(request)
    }
}
