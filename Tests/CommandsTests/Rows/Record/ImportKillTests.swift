import Indexer
import Platform
import Store
import TestSupport
import Testing

/// `roost import` is killed at any moment, while its files grow. Whoever imports them again has the rows that an import
/// has which nobody disturbed.
@Suite struct ImportKillTests {
    private static let killCount = Environment.current()["ROOST_SOAK"] == "1" ? 500 : 20
    /// So many before the rows are compared; then it begins again with a new home.
    private static let killsInARow = 10
    private static let fileCount = 3
    private static let turnCount = 60

    private let seed = UInt64.random(in: 0...UInt64.max)
    private let files = (0..<fileCount).map { ("c-\($0).jsonl", Array(text(of: $0).utf8)) }

    /// A conversation that says some things twice, as forks do, and a line that is none.
    private static func text(of file: Int) -> String {
        (0..<turnCount).map { turn in
            let (second, minute) = (turn % 60, turn / 60)
            let time = "2026-11-01T1\(file):0\(minute):\(second < 10 ? "0" : "")\(second).000Z"
            let message = turn % 7 == 6 ? "msg_shared_\(turn)" : "msg_\(file)_\(turn)"
            return """
                {"type":"user","uuid":"u\(file)-\(turn)","sessionId":"c-\(file)","cwd":"/repo","timestamp":"\(time)",\
                "message":{"role":"user","content":"Question \(turn): why is the sky over the gate blue?"}}
                \(turn == 20 ? "{bad\n" : ""){"type":"assistant","uuid":"a\(file)-\(turn)","sessionId":"c-\(file)",\
                "timestamp":"\(time)","requestId":"req_\(message)","message":{"id":"\(message)","role":"assistant",\
                "model":"claude-sonnet-4-5","content":[{"type":"text","text":"Answer \(turn)."}],\
                "usage":{"input_tokens":\(turn + 1),"output_tokens":\(file + 7),"cache_read_input_tokens":100}}}

                """
        }.joined()
    }

    /// What the rows say, apart from what the files looked like when they were copied.
    private func rows(_ scene: ImportScene) throws -> [String] {
        try scene.dump().filter { !$0.hasPrefix("imported_files|") }
    }

    private func put(_ texts: [[UInt8]], in scene: ImportScene) throws {
        for (file, text) in zip(files, texts) {
            try scene.disk.replaceFile("\(scene.left)/\(file.0)", with: text)
        }
    }

    private func grow(_ texts: inout [[UInt8]], bytesMax: Int, _ random: inout SeededGenerator) {
        for place in files.indices {
            let whole = files[place].1
            let more = Int.random(in: 0...bytesMax, using: &random)
            texts[place] = Array(whole.prefix(texts[place].count + more))
        }
    }

    /// Kills so many imports one after the other; answers how many were at work when they were killed.
    private func kill(
        _ count: Int,
        in scene: ImportScene,
        within duration: Duration,
        _ random: inout SeededGenerator
    )
        throws -> Int
    {
        let bytesMax = 2 * files[0].1.count / count
        var (texts, killedCount) = (files.map { _ in [UInt8]() }, 0)
        for _ in 0..<count {
            grow(&texts, bytesMax: bytesMax, &random)
            try put(texts, in: scene)
            let program = try scene.running("import", "claude", scene.left)
            let pause = Int64.random(in: 0...Int64(duration / .microseconds(1)), using: &random)
            _ = try program.readAll(upTo: .microseconds(pause / 2))
            grow(&texts, bytesMax: bytesMax / 4, &random)
            try append(texts, in: scene)
            _ = try program.readAll(upTo: .microseconds(pause / 2))
            try program.signal(.kill)
            if try program.end() == .signaled(.kill, coreDumped: false) { killedCount += 1 }
        }
        return killedCount
    }

    /// As an agent does that goes on writing.
    private func append(_ texts: [[UInt8]], in scene: ImportScene) throws {
        for (file, text) in zip(files, texts) {
            let path = "\(scene.left)/\(file.0)"
            let known = Int(try scene.disk.status(of: path)?.bytes ?? 0)
            try scene.disk.writeAll(Array(text[known...]), to: scene.disk.openFile(path, .append))
        }
    }

    @Test func whereverAnImportIsKilledTheNextOneMakesItWhole() throws {
        let undisturbed = try ImportScene(for: "ImportKillTests")
        try put(files.map(\.1), in: undisturbed)
        let began = ContinuousClock.now
        #expect(try undisturbed.roost("import", "claude", undisturbed.left).exitCode == 0)
        let duration = ContinuousClock.now - began
        let whole = try rows(undisturbed).map { $0.replacing(undisturbed.scratch.path, with: "") }
        #expect(whole.count > 2 * Self.fileCount * Self.turnCount)

        var random = SeededGenerator(seed: seed)
        var killedCount = 0
        for _ in 0..<(Self.killCount / Self.killsInARow) {
            let scene = try ImportScene(for: "ImportKillTests")
            killedCount += try kill(Self.killsInARow, in: scene, within: duration, &random)
            try put(files.map(\.1), in: scene)
            let last = try scene.roost("import", "claude", scene.left)
            #expect(last.exitCode == 0 && !last.stdout.contains("passed over"), "seed \(seed): \(last.stderr)")
            let found = try rows(scene).map { $0.replacing(scene.scratch.path, with: "") }
            #expect(found == whole, "seed \(seed): \(Self.difference(found, whole))")
            let verified = try scene.roost("import", "verify")
            #expect(verified.exitCode == 0, "seed \(seed): \(verified.stdout)")
        }
        // How many depends on what else the machine does.
        #expect(killedCount * 4 > Self.killCount, "only \(killedCount) were killed at work")
    }

    private static func difference(_ one: [String], _ other: [String]) -> [String] {
        let (left, right) = (Set(one), Set(other))
        return one.filter { !right.contains($0) }.prefix(5).map { "- \($0)" }
            + other.filter { !left.contains($0) }.prefix(5).map { "+ \($0)" }
    }
}
