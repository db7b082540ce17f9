import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// Launches in which one system call fails, one call after another: those of whoever launches, and those of the child
/// before it becomes a shim. What a shim does from then on is swept where shims are tested.
struct LaunchSweep {
    /// What happens to one call.
    struct Point: Hashable, CustomStringConvertible {
        let call: String
        /// The how-manieth of its process.
        let number: Int
        let error: String
        /// The child meets it, on its way to being a shim.
        let isOfChild: Bool

        var description: String { "\(call) \(number) \(error)\(isOfChild ? " in the child" : "")" }
    }

    /// With what each call may fail.
    private static let errors: [String: [String]] = [
        "read": ["EIO"], "pread64": ["EIO"], "write": ["EIO", "ENOSPC"], "pwrite64": ["EIO", "ENOSPC"],
        "openat": ["EIO", "ENOSPC", "EMFILE", "ENOMEM"], "newfstatat": ["EIO"], "fstat": ["EIO"], "statx": ["EIO"],
        "fsync": ["EIO", "ENOSPC"], "fdatasync": ["EIO", "ENOSPC"], "rename": ["EIO", "ENOSPC"],
        "renameat2": ["EIO", "ENOSPC"], "mkdir": ["EIO", "ENOSPC"], "symlink": ["EIO", "ENOSPC"], "unlink": ["EIO"],
        "getdents64": ["EIO"], "readlink": ["EIO"], "access": ["EIO"], "flock": ["EIO", "ENOMEM"],
        "fcntl": ["EMFILE", "ENOMEM"], "dup": ["EMFILE"], "memfd_create": ["EMFILE", "ENOMEM"],
        "pipe2": ["EMFILE", "ENOMEM"], "clone": ["EAGAIN", "ENOMEM"], "clone3": ["EAGAIN", "ENOMEM"],
        "pidfd_open": ["EMFILE", "ENOMEM"], "poll": ["ENOMEM"], "ftruncate": ["EIO", "ENOSPC"], "fchmod": ["EIO"],
        "lseek": ["EIO"], "getcwd": ["EIO"], "mmap": ["ENOMEM"],
    ]
    /// Only the child makes them.
    private static let ofChild = ["setsid": ["EIO"], "dup2": ["EMFILE"], "close_range": ["ENOMEM", "EMFILE"]]

    let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "launchSweep") }

    // MARK: - Which

    /// All calls from the beginning of a launch to what is said of it, each with each error.
    func points() throws -> [Point] {
        let place = try Place(scratch)
        let calls = Self.errors.keys.sorted().joined(separator: ",")
        let program = try start(place, ["-s", "64", "-e", "trace=\(calls)"], launches: 1)
        _ = try program.readAll()
        let text = String(decoding: try disk.readAll(place.log, bytesMax: 64 << 20), as: UTF8.self)
        var counts: [Substring: Int] = [:]
        var points: [Point] = []
        var isWithin = false
        for line in text.split(separator: "\n") {
            let call = line.prefix { $0 != "(" }
            counts[call, default: 0] += 1
            if line.contains("(1, \"launched ") { isWithin = false }
            for error in isWithin ? Self.errors[String(call)] ?? [] : [] {
                points.append(Point(call: String(call), number: counts[call] ?? 0, error: error, isOfChild: false))
            }
            if line.contains("(1, \"begin") { isWithin = true }
        }
        for (call, errors) in Self.ofChild.sorted(by: { $0.key < $1.key }) {
            for error in errors { points.append(Point(call: call, number: 1, error: error, isOfChild: true)) }
        }
        return points
    }

    // MARK: - What comes of one

    /// What one launch leaves behind.
    private struct Place {
        let home: HomePaths
        let witness: String
        let log: String

        init(_ scratch: TemporaryHome) throws {
            let folder = scratch.path(String(Randomness.uint64(), radix: 36))
            try SystemDisk().makeFolders(folder)
            home = HomePaths(root: "\(folder)/home")
            witness = "\(folder)/witness"
            log = "\(folder)/log"
        }
    }

    /// The second launch meets no fault: whatever the first has left must not be in its way.
    private func start(_ place: Place, _ options: [String], launches: Int) throws -> RunningProgram {
        let script = #"echo "start $ROOST_RUN" >> \#(place.witness); echo "done $ROOST_RUN" >> \#(place.witness)"#
        let testbed = try Programs.path("roost-testbed")
        let words = [testbed, "start", place.home.root, "--count", "\(launches)", "/bin/sh", "-c", script]
        return try RunningProgram(Programs.tool("strace"), ["-qq", "-o", place.log] + options + words)
    }

    /// What is wrong after a launch with this fault; empty where nothing is.
    func complaints(at point: Point) throws -> [String] {
        let place = try Place(scratch)
        let inject = "inject=\(point.call):error=\(point.error):when=\(point.number)"
        let following = point.isOfChild ? ["-f", "-b", "execve"] : []
        let program = try start(place, following + ["-e", "trace=\(point.call)", "-e", inject], launches: 2)
        let said = String(decoding: try program.readAll(upTo: .seconds(60)), as: UTF8.self)
        let end = try program.end()
        var complaints = end == .exited(code: 0) ? [] : ["whoever launched has ended with \(end)"]
        let lines = said.split(separator: "\n").map(String.init)
        if !lines.contains("left 0") { complaints.append("it has lost descriptors") }
        if !lines.contains("unreaped 0") { complaints.append("it has left children") }
        let launched = lines.filter { $0.hasPrefix("launched ") }.map { String($0.dropFirst("launched ".count)) }
        let unknown = lines.filter { $0.hasPrefix("unknown ") }.map { String($0.dropFirst("unknown ".count)) }
        let failures = lines.count { $0.hasPrefix("failed ") }
        if launched.count + unknown.count + failures != 2 { complaints.append("not two were tried") }
        // Each child is one of its own, and meets the fault.
        if launched.isEmpty, !point.isOfChild { complaints.append("the second was not launched") }
        complaints += try judge(place, launched + unknown)
        return complaints.map { "\(point): \($0) [\(lines.joined(separator: " | "))]" }
    }

    private func judge(_ place: Place, _ launched: [String]) throws -> [String] {
        guard try disk.exists(place.home.runs) else { return ["there is no run"] }
        var complaints: [String] = []
        let deeds = try disk.exists(place.witness) ? disk.readAll(place.witness, bytesMax: 1 << 16) : []
        var lines = String(decoding: deeds, as: UTF8.self).split(separator: "\n").map(String.init)
        for paths in try RunLookup.runs(beginningWith: "", in: place.home, on: disk) {
            let state = try ended(paths, place, &complaints)
            let run = FilePath.name(of: paths.directory)
            let starts = lines.count { $0 == "start \(run)" }
            let words = "\(state.status) \(state.reason.map { "\($0)" } ?? "-"), starts \(starts)"
            switch state.status {
            case .known(.completed): if starts != 1 || !lines.contains("done \(run)") { complaints.append(words) }
            case .known(.failed): if starts != 0 || state.reason != .known(.exec) { complaints.append(words) }
            default: complaints.append("it has no end: \(words)")
            }
            // Who is told that it failed may try again.
            if starts > 0, !launched.contains(run) { complaints.append("it was said to have failed, and ran") }
            if starts == 0, launched.contains(run), state.status != .known(.failed) { complaints.append(words) }
            lines.removeAll { $0.hasSuffix(" \(run)") }
        }
        if !lines.isEmpty { complaints.append("nobody's: \(lines)") }
        return complaints
    }

    /// Its last state. A run that was begun and has nobody is taken over, as the daemon of its home would do.
    private func ended(_ paths: RunPaths, _ place: Place, _ complaints: inout [String]) throws -> RunState {
        func state() throws -> RunState { try RunState.read(paths.state, on: disk) }
        let control = RunControl(paths, disk: disk, processes: SystemProcesses())
        _ = try Eventually.wait(upTo: .seconds(10)) { try control.attendance() != .attended }
        if try state().isOver { return try state() }
        guard try disk.exists(paths.secretsIndex) else {
            complaints.append("it is prepared, and nobody will end it")
            return try state()
        }
        let shim = try ShimFixture(home: place.home.root).adopt(paths)
        _ = try shim.word()
        _ = try shim.end(within: .seconds(10))
        shim.handOver()
        return try state()
    }
}
