import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// Tasks that a living daemon gives to agents while one system call fails: in each of its threads, and in the children
/// that it makes before they are other programs, the so-many-eth call of a kind since the task was added.
final class TaskLaunchSweep {
    struct Point: Hashable, CustomStringConvertible {
        let call: String
        let number: Int
        let error: String

        var description: String { "\(call) \(number) \(error)" }
    }

    private static let errors: [String: [String]] = [
        "read": ["EIO"], "pread64": ["EIO"], "write": ["EIO", "ENOSPC"], "pwrite64": ["EIO", "ENOSPC"],
        "openat": ["EIO", "EMFILE"], "fsync": ["EIO"], "fdatasync": ["EIO", "ENOSPC"], "rename": ["EIO", "ENOSPC"],
        "mkdir": ["EIO", "ENOSPC"], "symlink": ["ENOSPC"], "getdents64": ["EIO"], "flock": ["ENOMEM"],
        "fcntl": ["EMFILE"], "memfd_create": ["EMFILE", "ENOMEM"], "pipe2": ["EMFILE"], "clone": ["EAGAIN", "ENOMEM"],
        "clone3": ["EAGAIN"], "epoll_ctl": ["ENOMEM"], "setsid": ["EIO"], "dup2": ["EMFILE"],
        "close_range": ["ENOMEM"], "pidfd_open": ["EMFILE"], "newfstatat": ["EIO"],
    ]
    /// Everything that may be tried again is tried at once.
    private static let settings = """
        [flock]
        attempts_max = 3
        retry_delay = "50ms"
        retry_delay_max = "50ms"
        startup_delay = "50ms"
        startup_delay_max = "50ms"
        start_interval = "0s"
        lineage_failed_starts_max = 1000
        failed_starts_max = 10000
        memory_min = "0"
        disk_min = "0"

        """

    let trial: DaemonTrial
    private var daemon: RunningProgram
    private var count = 0
    /// How many descriptors this daemon has when nothing goes on: the index may connect after that is counted.
    private var usualCount: Int?
    private static let lateCount = 1

    init() throws {
        trial = try DaemonTrial(for: "taskLaunchSweep")
        try trial.disk.createFile(trial.home.configuration, with: Array(Self.settings.utf8))
        daemon = try trial.daemon()
        try awaitDaemon()
        usualCount = nil
    }

    private func awaitDaemon() throws {
        let isThere = try Eventually.wait(upTo: .seconds(60)) {
            guard try trial.living()?.process.pid == daemon.pid else { return false }
            do { return try trial.ask("version").isOK } catch ControlError.nobodyListens { return false }
        }
        #expect(isThere)
    }

    // MARK: - Which

    func points() throws -> [Point] {
        let log = "\(trial.home.root)/strace.log"
        #expect(try complaints(["-e", "trace=\(Self.errors.keys.sorted().joined(separator: ","))"], log) == [])
        let text = String(decoding: try trial.disk.readAll(log, bytesMax: 64 << 20), as: UTF8.self)
        var counts: [String: [Substring: Int]] = [:]
        var wakings: Set<Int> = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2 else { continue }
            let call = String(words[1].drop { $0 == " " }.prefix { $0 != "(" })
            counts[call, default: [:]][words[0], default: 0] += 1
            // A thread wakes another by a counter, which takes every write: there is no such fault.
            if call == "write", line.contains(#", "\1\0\0\0\0\0\0\0", 8)"#) {
                wakings.insert(counts[call]?[words[0]] ?? 0)
            }
        }
        return Self.errors.sorted { $0.key < $1.key }.flatMap { call, errors in
            (0..<(counts[call]?.values.max() ?? 0)).filter { call != "write" || !wakings.contains($0 + 1) }.flatMap {
                number in
                errors.map { Point(call: call, number: number + 1, error: $0) }
            }
        }
    }

    // MARK: - What comes of one

    func complaints(at point: Point) throws -> [String] {
        let inject = "inject=\(point.call):error=\(point.error):when=\(point.number)"
        return try complaints(["-e", "trace=\(point.call)", "-e", inject], "/dev/null").map { "\(point): \($0)" }
    }

    private func descriptors() throws -> Int { try trial.disk.list("/proc/\(daemon.pid)/fd").count }

    /// Those of the daemon that have ended and that it has not reaped.
    private func unreaped() throws -> [Int32] {
        try ProcessTable.children(of: daemon.pid).filter { try ProcessStatus.read($0)?.hasEnded ?? false }
    }

    private func hasEnded() throws -> Bool { try ProcessStatus.read(daemon.pid)?.hasEnded ?? true }

    /// To release what is not held changes nothing, and the answer says how the task is; one that is completed is known
    /// no more.
    private func isOver(_ task: String) throws -> Bool {
        do {
            let answer = try trial.ask("release", [task])
            if answer.code == .known(.noTarget) { return true }
            let status = answer.data?["task"]?.objectValue?["status"]?.stringValue
            return status.map { ["completed", "failed", "blocked"].contains($0) } ?? false
        } catch is ControlError { return false }
    }

    private func complaints(_ options: [String], _ log: String) throws -> [String] {
        count += 1
        let task = "sweep-\(count)"
        let witness = "\(trial.home.root)/witness-\(count)"
        let following = ["-f", "-b", "execve", "-qq", "-o", log, "-p", "\(daemon.pid)"]
        let tracer = try RunningProgram(Programs.tool("strace"), following + options)
        let hasBegun = try Eventually.wait(upTo: .seconds(30)) { try isTraced() }
        #expect(hasBegun)
        let text = "echo start >> \(witness)"
        do {
            _ = try trial.ask("add-task", data: ["id": .string(task), "agent": "shell", "text": .string(text)])
        } catch is ControlError {
            // Its answer may be what has failed.
        }
        // What has no room is tried again for as long as it takes: the fault goes away after a while.
        _ = try Eventually.wait(upTo: .seconds(1)) { try hasEnded() || isOver(task) }
        try end(tracer)
        // A journal that could not be synchronized is never trusted again: it takes another daemon to go on.
        if try !hasEnded() && isJournalBroken() { try replace() }
        let isSettled = try Eventually.wait(upTo: .seconds(30)) { try hasEnded() || isOver(task) }
        var complaints: [String] = []
        if try hasEnded() {
            complaints.append("the daemon has ended by itself")
            try replace()
        } else if !isSettled {
            complaints.append("the task has not come to an end")
            try replace()
        }
        complaints += try judge(task, witness)
        let isReaped = try Eventually.wait(upTo: .seconds(10)) { try unreaped().isEmpty }
        if !isReaped { complaints.append("it has not reaped \(try unreaped())") }
        let most = (usualCount ?? .max - Self.lateCount) + Self.lateCount
        let isClean = try Eventually.wait(upTo: .seconds(10)) { try descriptors() <= most }
        if !isClean { complaints.append("it has \(try descriptors()) descriptors, and had \(most)") }
        if usualCount == nil { usualCount = try descriptors() }
        return complaints
    }

    private func isJournalBroken() throws -> Bool { try trial.ask("status").data?["journal_trouble"] != nil }

    private func replace() throws {
        try daemon.signal(.terminate)
        _ = try daemon.end()
        daemon = try trial.daemon()
        try awaitDaemon()
    }

    /// A tracer that is asked to end at a bad moment may wait for its tracees for ever.
    private func end(_ tracer: RunningProgram) throws {
        try tracer.signal(.terminate)
        let hasEnded = try Eventually.wait(upTo: .milliseconds(300)) {
            try ProcessStatus.read(tracer.pid)?.hasEnded ?? true
        }
        if !hasEnded { try tracer.signal(.kill) }
        _ = try tracer.end()
    }

    private func isTraced() throws -> Bool {
        let text = try trial.disk.readAll("/proc/\(daemon.pid)/status", bytesMax: 4096)
        return !String(decoding: text, as: UTF8.self).contains("TracerPid:\t0\n")
    }

    private func judge(_ task: String, _ witness: String) throws -> [String] {
        var complaints: [String] = []
        let deeds = try trial.disk.exists(witness) ? trial.disk.readAll(witness, bytesMax: 4096) : []
        let starts = deeds.count { $0 == UInt8(ascii: "\n") }
        if starts > 1 { complaints.append("its agent was started \(starts) times") }
        var completed = 0
        for paths in try RunLookup.runs(of: TaskID(task), in: trial.home, on: trial.disk) {
            let isOver = try Eventually.wait(upTo: .seconds(20)) { try trial.state(paths).isOver }
            let state = try trial.state(paths)
            if !isOver { complaints.append("a run has no end: \(state.status)") }
            completed += state.status == .known(.completed) ? 1 : 0
        }
        if completed != starts { complaints.append("\(starts) starts, \(completed) runs completed") }
        return complaints
    }
}
