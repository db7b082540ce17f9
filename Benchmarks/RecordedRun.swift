import Domain
import Glibc
import Platform

/// A command that runs under a shim, in a home of its own.
struct RecordedRun: ~Copyable {
    /// The run directory.
    let directory: String
    let keeper: Int32
    private var launcher: ChildProcess
    private let patience = Duration.seconds(120)

    init(_ programs: Programs, _ home: String, _ command: [String]) throws {
        try SystemDisk().makeFolders(home)
        let pipe = try Pipe()
        let child = try programs.start(
            try programs.ours("roost-testbed"),
            ["launch", home] + command,
            output: pipe.writing.number
        )
        let said = pipe.keepReading()
        var lines: [String] = []
        var text = ""
        while lines.count < 4 {
            let bytes = try said.readSome(countMax: 4096)
            guard !bytes.isEmpty else { throw PlatformError.unreadable(path: home, expected: "a run that begins") }
            text += String(decoding: bytes, as: UTF8.self)
            lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        guard lines[0].hasPrefix("prepared "), lines[1].hasPrefix("started "), let pid = Int32(lines[2].dropFirst(5))
        else { throw PlatformError.unreadable(path: home, expected: "a run that begins, and not: \(text)") }
        directory = String(lines[0].dropFirst(9))
        keeper = pid
        launcher = child
    }

    /// The recorder of this moment: the agent may be a child of the keeper too.
    var recorder: Int32? {
        Self.children(of: keeper).first { Self.program(of: $0).hasSuffix("/roost-shim") }
    }

    /// What both took of the processor so far.
    var cpu: Duration {
        [keeper, recorder].compactMap { $0 }.reduce(.zero) { $0 + Self.cpu(of: $1) }
    }

    /// Waits until so many bytes of the agent's are recorded.
    func waitForBytes(_ count: Int64, each pause: Duration = .milliseconds(2), _ look: () throws -> Void = {}) throws {
        let clock = SystemClock()
        let deadline = clock.now().monotonic.advanced(by: patience)
        while try (SystemDisk().status(of: "\(directory)/stdout.log")?.bytes ?? 0) < count {
            guard clock.now().monotonic < deadline else { throw PlatformError.noProgress(subject: "the recorder") }
            try look()
            usleep(UInt32(pause.nanoseconds / 1000))
        }
    }

    /// Asks the agent to stop, and waits for the end of the run.
    mutating func stop() throws {
        kill(keeper, SIGTERM)
        try waitForEnd()
    }

    mutating func hasEnded() throws -> Bool { try launcher.wait(upTo: .zero) != nil }

    mutating func waitForEnd() throws {
        guard try launcher.wait(upTo: patience) != nil else { throw PlatformError.noProgress(subject: "a run") }
    }

    /// A shim ends a little after its run, and wants its directory until then.
    func waitForKeeper() throws {
        let clock = SystemClock()
        let deadline = clock.now().monotonic.advanced(by: patience)
        while Self.program(of: keeper).hasSuffix("/roost-shim") {
            guard clock.now().monotonic < deadline else { throw PlatformError.noProgress(subject: "a shim") }
            usleep(2000)
        }
    }

    static func cpu(of pid: Int32) -> Duration { cpu(of: "\(pid)") }

    /// Of a process with several threads, of which that file tells only of the first.
    static func cpuOfThreads(of pid: Int32) -> Duration {
        let threads = Deliberate.ignore(because: "a process that is gone has none") { () throws(PlatformError) in
            try SystemDisk().list("/proc/\(pid)/task")
        }
        return (threads ?? []).reduce(.zero) { $0 + cpu(of: "\(pid)/task/\($1)") }
    }

    private static func cpu(of place: String) -> Duration {
        .nanoseconds(Int64(text("/proc/\(place)/schedstat").split(separator: " ").first ?? "") ?? 0)
    }

    /// Of a process: bytes by the name that smaps(5) has for them.
    static func memory(of pid: Int32) -> [String: Int64] {
        var memory: [String: Int64] = [:]
        for line in text("/proc/\(pid)/smaps_rollup").split(separator: "\n") {
            let words = line.split(whereSeparator: { $0 == " " || $0 == ":" })
            if words.count == 3, words[2] == "kB", let kilobytes = Int64(words[1]) {
                memory[String(words[0])] = kilobytes << 10
            }
        }
        return memory
    }

    static func children(of pid: Int32) -> [Int32] {
        text("/proc/\(pid)/task/\(pid)/children").split(separator: " ").compactMap { Int32($0) }
    }

    static func program(of pid: Int32) -> String {
        let path = Deliberate.ignore(because: "one that is gone runs nothing") { () throws(PlatformError) in
            try SystemDisk().readLink("/proc/\(pid)/exe")
        }
        return path ?? ""
    }

    private static func text(_ path: String) -> String {
        let bytes = Deliberate.ignore(because: "a process that is gone shows nothing") { () throws(PlatformError) in
            try SystemDisk().readAll(path, bytesMax: 1 << 20)
        }
        return String(decoding: bytes ?? [], as: UTF8.self)
    }
}

extension FileDescriptor {
    /// What a pipe holds, once there is something; empty at its end.
    fileprivate borrowing func readSome(countMax: Int) throws(PlatformError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: countMax)
        let count = bytes.withUnsafeMutableBytes { read(number, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw .noProgress(subject: "a pipe") }
        return Array(bytes.prefix(count))
    }
}
