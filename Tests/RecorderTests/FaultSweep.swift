import Domain
import Glibc
import Journal
import Platform
import TestSupport

/// Runs whose shim meets one failing system call, or is killed in it; one call after another. What is left is held
/// against what the agent did.
struct FaultSweep {
    /// What happens to one call.
    struct Point: Hashable, CustomStringConvertible {
        let call: String
        /// The how-manieth of its process.
        let number: Int
        /// As strace says it: `error=EIO`, `signal=KILL`.
        let fault: String
        /// Only the keeper meets it; else each process of the shim does, at its own such call.
        let isKeeperAlone: Bool

        var description: String { "\(call) \(number) \(fault)\(isKeeperAlone ? " keeper" : "")" }
    }

    static let calls = [
        "write", "pwrite64", "fsync", "fdatasync", "rename", "openat", "clone", "splice", "socketpair", "pipe2",
        "flock",
        "fcntl", "sendmsg", "recvmsg", "waitid", "wait4", "ftruncate", "fallocate", "unlink", "mkdir",
    ]

    static let output = "one\ntwo\n"
    private static let deathsMax = 6

    let fixture: ShimFixture
    /// Ends with 0 in any case, and says what it has done in a file of its own.
    let script: String

    private func strace(_ options: [String], isKeeperAlone: Bool) throws -> [String] {
        let base = [try Programs.tool("strace"), "-D", "-qq", "-b", "execve"] + (isKeeperAlone ? [] : ["-f"])
        return base + options
    }

    private func launch(_ witness: String, _ options: [String], isKeeperAlone: Bool) throws -> RunningShim {
        try fixture.launch(
            ["/bin/sh", "-c", script],
            environment: ["PATH=/usr/bin:/bin", "WITNESS=\(witness)"],
            through: strace(options, isKeeperAlone: isKeeperAlone)
        ) { $0.drainMilliseconds = 50 }
    }

    private func makeName(_ kind: String) -> String {
        "\(fixture.home.root)/\(kind)-\(String(Randomness.uint64(), radix: 36))"
    }

    /// How often each call is made by the process that makes it most, in a run that goes well.
    func counts(isKeeperAlone: Bool) throws -> [String: Int] {
        let log = makeName("log")
        let trace = "trace=\(Self.calls.joined(separator: ","))"
        let shim = try launch(makeName("witness"), ["-o", log, "-e", trace], isKeeperAlone: isKeeperAlone)
        _ = try shim.finished()
        _ = try shim.end()
        var counts: [String: [Substring: Int]] = [:]
        let text = String(decoding: try fixture.disk.readAll(log, bytesMax: 64 << 20), as: UTF8.self)
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            let said = isKeeperAlone ? line : words.last ?? ""
            guard let call = Self.calls.first(where: { said.hasPrefix("\($0)(") }) else { continue }
            counts[call, default: [:]][isKeeperAlone ? "" : words[0], default: 0] += 1
        }
        return counts.mapValues { $0.values.max() ?? 0 }
    }

    /// All points of a run, those of the rarer faults too.
    func points(_ faults: [String], isKeeperAlone: Bool) throws -> [Point] {
        let counts = try counts(isKeeperAlone: isKeeperAlone)
        return Self.calls.flatMap { call in
            (1...max(1, counts[call] ?? 1)).flatMap { number in
                faults.map { Point(call: call, number: number, fault: $0, isKeeperAlone: isKeeperAlone) }
            }
        }
    }

    /// What is wrong after a run with this fault; empty where nothing is.
    func complaints(at point: Point) throws -> [String] {
        let witness = makeName("witness")
        let log = makeName("log")
        let inject = "inject=\(point.call):\(point.fault):when=\(point.number)"
        let shim = try launch(witness, ["-o", log, "-e", inject], isKeeperAlone: point.isKeeperAlone)
        defer { shim.handOver() }
        // Each recorder meets the kill at the same place: a few are enough, then both halves go.
        let isError = point.fault.hasPrefix("error")
        var hasEnded = false
        _ = try Eventually.wait(upTo: .seconds(4)) {
            hasEnded = try isError && shim.end(within: .zero) != nil
            return try hasEnded || isOver(shim) || deaths(log) >= Self.deathsMax
        }
        let wasOver = try isOver(shim)
        try killShims(of: shim)
        // Only now: who traces the shim has a copy of the pipe on which it speaks.
        let word = try shim.word()
        let next = try wasOver ? nil : fixture.adopt(shim.paths)
        let adopted = try next?.word() ?? ""
        let isFinished = try Eventually.wait(upTo: .seconds(5)) { try isOver(shim) }
        if let next { _ = try next.end(within: .seconds(5)) }
        var said = try judge(shim, witness, isFinished: isFinished, isCut: !wasOver)
        if !wasOver, !hasEnded, isError { said.append("it came to no end by itself") }
        return try said.map { "\(point): \($0) [\(word)|\(adopted)|\(try types(shim))]" }
    }

    private func types(_ shim: RunningShim) throws -> String { try shim.types().joined(separator: " ") }

    private func isOver(_ shim: RunningShim) throws -> Bool {
        try shim.state().isOver && fixture.disk.exists(shim.paths.result)
    }

    private func deaths(_ log: String) throws -> Int {
        guard try fixture.disk.exists(log) else { return 0 }
        let text = String(decoding: try fixture.disk.readAll(log, bytesMax: 64 << 20), as: UTF8.self)
        return text.split(separator: "\n").count { $0.contains("killed by SIGKILL") }
    }

    private func killShims(of shim: RunningShim) throws {
        let wanted = "run \(shim.paths.directory)"
        _ = try Eventually.wait(upTo: .seconds(5)) {
            let found = try fixture.disk.list("/proc").compactMap { Int32($0) }.filter {
                let command = ProcessTable.command(of: $0)
                return command.contains("roost-shim \(wanted)") && !command.contains("strace")
            }
            for pid in found { kill(pid, SIGKILL) }
            _ = try shim.end(within: .zero)
            return found.isEmpty
        }
    }

    private func judge(
        _ shim: RunningShim,
        _ witness: String,
        isFinished: Bool,
        isCut: Bool
    ) throws -> [String] {
        var complaints: [String] = []
        let lines = try fixture.disk.exists(witness) ? fixture.disk.readAll(witness, bytesMax: 4096) : []
        let deeds = String(decoding: lines, as: UTF8.self).split(separator: "\n")
        let starts = deeds.count { $0 == "start" }
        let hasDone = deeds.contains("done")
        let state = try shim.state()
        if starts > 1 { complaints.append("started \(starts) times") }
        if !isFinished {
            complaints.append("it is not over: \(state.status), starts \(starts)")
        }
        let words = "\(state.status) \(state.reason.map { "\($0)" } ?? "-") \(state.summary ?? "")"
        switch state.status {
        case .known(.completed): if !hasDone { complaints.append("completed, and it is not: \(words)") }
        case .known(.failed):
            if starts > 0 || state.reason != .known(.exec) { complaints.append("failed, and it did not: \(words)") }
        case .known(.lost): break
        default: if isFinished { complaints.append("a strange end: \(words)") }
        }
        complaints += try shim.findings()
        let text = try shim.text()
        // With both halves gone what stands in the pipes goes with the agent, and nothing else does.
        let isWhole = text == Self.output || isCut && Self.output.hasPrefix(text)
        if state.status == .known(.completed), !isWhole { complaints.append("the output is \(text)") }
        return complaints
    }
}
